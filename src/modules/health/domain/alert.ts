export const alertKinds = ['drop', 'band_worsened', 'silence', 'seat_share', 'champion_left'] as const
export type AlertKind = (typeof alertKinds)[number]

export const alertOutcomes = ['acted', 'false_alarm', 'accepted'] as const
export type AlertOutcome = (typeof alertOutcomes)[number]
