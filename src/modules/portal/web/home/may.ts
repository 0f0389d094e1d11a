import { createContext, useContext } from 'react'
import type { PortalHome } from '../../contract.ts'

type PortalAction = PortalHome['visitor']['may'][number]

const MayContext = createContext<readonly PortalAction[]>([])

/** Around the page: what its visitor may do. A preview may do nothing. */
export const MayProvider = MayContext.Provider

/** `const may = useMay(); may('comment')`: whether to offer something. The server decides in any case. */
export function useMay(): (action: PortalAction) => boolean {
  const actions = useContext(MayContext)
  return (action) => actions.includes(action)
}
