import { createContext, useContext, useMemo } from 'react'
import { todayIn } from '#platform/kernel/dates.ts'
import { formatsFor } from '#platform/kernel/formats.ts'
import { useLanguage } from '../messages/index.ts'

const TimeZoneContext = createContext(Intl.DateTimeFormat().resolvedOptions().timeZone)

/** `<TimeZone value={session.workspace.timeZone}>`: the calendar below it is the workspace's, not the device's. */
export const TimeZone = TimeZoneContext.Provider

/**
 * Dates, numbers and money as the reader writes them, on the workspace's calendar:
 * `const { date, instant, number, percent, duration, money, today } = useFormats()`.
 */
export function useFormats() {
  const { language } = useLanguage()
  const timeZone = useContext(TimeZoneContext)
  return useMemo(
    () => ({ ...formatsFor(language, timeZone), today: () => todayIn(timeZone, Date.now()), timeZone }),
    [language, timeZone],
  )
}
