import { z } from 'zod'
import { alertKinds } from './alert.ts'
import { rollUpMethods } from './roll-up/roll-up.ts'

const alertSchema = z.strictObject({
  /** Which movements are told at all. */
  kinds: z.array(z.enum(alertKinds)).max(alertKinds.length),
  /** Points lost, and within how many days. */
  drop: z.strictObject({ points: z.int().min(1).max(100), days: z.int().min(1).max(90) }),
  /** Days without anybody of the customer seen. */
  silenceDays: z.int().min(1).max(365),
  /** Active users of the contracted seats, in percent; below it is told. */
  seatShare: z.int().min(1).max(100),
  /** How long the same movement of a score, or the same state, is not told again after somebody settled it. */
  quietDays: z.strictObject({ movement: z.int().min(0).max(365), state: z.int().min(0).max(365) }),
})
export type AlertLimits = z.infer<typeof alertSchema>

/** How a workspace watches health. */
export const settingsSchema = z
  .strictObject({
    rollUp: z.strictObject({
      method: z.enum(rollUpMethods),
      good: z.int().min(2).max(100),
      watch: z.int().min(1).max(99),
    }),
    alerts: alertSchema,
  })
  .refine(({ rollUp }) => rollUp.watch < rollUp.good, {
    path: ['rollUp', 'watch'],
    params: { code: 'health.limits_ascending' },
  })
export type HealthSettings = z.infer<typeof settingsSchema>

export const builtInSettings: HealthSettings = {
  rollUp: { method: 'worst', good: 80, watch: 60 },
  alerts: {
    kinds: [...alertKinds],
    drop: { points: 15, days: 7 },
    silenceDays: 14,
    seatShare: 30,
    quietDays: { movement: 7, state: 30 },
  },
}
