export const alertKinds = ['drop', 'band_worsened', 'silence', 'seat_share', 'champion_left'] as const
export type AlertKind = (typeof alertKinds)[number]

export const alertOutcomes = ['acted', 'false_alarm', 'accepted'] as const
export type AlertOutcome = (typeof alertOutcomes)[number]

/** When a movement is worth somebody's attention. */
export const alertLimits = {
  /** Points lost within a week. */
  drop: 15,
  /** Days without anybody of the customer seen. */
  silenceDays: 14,
  /** Active users of the contracted seats, in percent. */
  seatShare: 30,
  /** How long the same movement of a score, or the same state, is not told again after somebody settled it. */
  quietDays: { movement: 7, state: 30 },
} as const
