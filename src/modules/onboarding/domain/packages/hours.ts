/** From this share of the included time on, whoever works on it is warned. */
export const warnFrom = 0.8

export interface BookedHours {
  minutes: number
  isBillable: boolean
  isStruck: boolean
}

export interface HoursUse {
  included: number
  /** Billable minutes, struck ones apart. */
  used: number
  /** Worked beyond the package, for nothing. */
  unbilled: number
  /** What is left; 0 once it is used up. */
  remaining: number
  overrun: number
  share: number
  /** Billable minutes by the end of the span at the pace so far; null while there is none to judge by. */
  forecast: number | null
  standing: 'fine' | 'nearly_used' | 'overrun_ahead' | 'used_up'
}

/** Days of the span before which a pace says little. */
const daysToJudgeBy = 5

/**
 * How much of the included minutes is used, and where it goes. The forecast carries the pace so far on to the end of the
 * span: used × days of the span ÷ days gone. Pure.
 */
export function hoursUse(
  included: number,
  booked: readonly BookedHours[],
  { daysGone, days }: { daysGone: number; days: number },
): HoursUse {
  const valid = booked.filter(({ isStruck }) => !isStruck)
  const sum = (isBillable: boolean) =>
    valid.filter((each) => each.isBillable === isBillable).reduce((total, { minutes }) => total + minutes, 0)
  const used = sum(true)
  const isJudged = daysGone >= daysToJudgeBy && used > 0
  const forecast = isJudged ? Math.round((used * Math.max(days, daysGone)) / daysGone) : null
  return {
    included,
    used,
    unbilled: sum(false),
    remaining: Math.max(0, included - used),
    overrun: Math.max(0, used - included),
    share: used / included,
    forecast,
    standing: standingOf(included, used, forecast),
  }
}

function standingOf(included: number, used: number, forecast: number | null): HoursUse['standing'] {
  if (used >= included) return 'used_up'
  if (used >= included * warnFrom) return 'nearly_used'
  return forecast !== null && forecast > included ? 'overrun_ahead' : 'fine'
}
