export const renewalSoonDays = 60
const renewalVerySoonDays = 30

/** How pressing a renewal is that lies this many days ahead; undefined when there is time. */
export function renewalLevel(days: number): 'risk' | 'watch' | undefined {
  if (days <= renewalVerySoonDays) return 'risk'
  return days <= renewalSoonDays ? 'watch' : undefined
}
