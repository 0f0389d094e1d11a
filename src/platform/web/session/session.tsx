import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext } from 'react'
import { PageSkeleton, ProblemState } from '../layout/index.ts'

export interface Session {
  user: { id: string; name: string; email: string }
  workspace: { id: string; name: string; timeZone: string; locale: string }
  role: string
  permissions: readonly string[]
}

const SessionContext = createContext<Session | undefined>(undefined)

/** Who is signed in, read once. `load` is given by the app; its 401 is handled by the app's query client. */
export function SessionProvider({ load, children }: { load: () => Promise<Session>; children: ReactNode }) {
  const { data, error, refetch } = useQuery({ queryKey: ['api', 'session'], queryFn: load, staleTime: 5 * 60_000 })
  if (data) return <SessionContext value={data}>{children}</SessionContext>
  return error ? <ProblemState thrown={error} onRetry={refetch} /> : <PageSkeleton />
}

/** The signed-in person and their workspace. Only below `SessionProvider`. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession outside SessionProvider')
  return session
}

/** The session, or undefined on pages that anyone may open. */
export const useOptionalSession = () => useContext(SessionContext)

/** `const can = usePermissions(); can('accounts.edit')` */
export function usePermissions(): (permission: string) => boolean {
  const { permissions } = useSession()
  return (permission) => permissions.includes(permission)
}
