import { useMessages } from '#platform/web/messages/index.ts'

/** Minutes as hours and minutes in words. */
export function useHours(): (minutes: number) => string {
  const { t } = useMessages('onboarding')
  return (minutes) => {
    const parts = { hours: Math.floor(minutes / 60), minutes: minutes % 60 }
    return t(parts.minutes === 0 ? 'packages.wholeHours' : 'packages.time', parts)
  }
}
