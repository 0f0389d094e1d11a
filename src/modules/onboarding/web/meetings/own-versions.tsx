import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { useHeldVersion } from '#platform/web/form/index.ts'
import type { MeetingView } from '../../contract.ts'

const OwnVersions = createContext<{ versions: ReadonlySet<number>; add: (version: number) => void }>({
  versions: new Set(),
  add: () => undefined,
})

/** The forms of one meeting's sheet: what one of them saves is no conflict for the others that are open beside it. */
export function MeetingForms({ children }: { children: ReactNode }) {
  const [versions, setVersions] = useState<ReadonlySet<number>>(new Set())
  const own = useMemo(
    () => ({ versions, add: (version: number) => setVersions((before) => new Set([...before, version])) }),
    [versions],
  )
  return <OwnVersions value={own}>{children}</OwnVersions>
}

/** The version that a form of the sheet saves against, and whom to tell what it has made. */
export function useMeetingVersion(meeting: MeetingView, error: unknown) {
  const { versions, add } = useContext(OwnVersions)
  return {
    version: useHeldVersion(meeting.version, error, versions),
    tell: (saved: MeetingView) => add(saved.version),
  }
}
