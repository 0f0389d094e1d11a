import { z } from 'zod'
import { attributeKeySchema, keySchema, localTextSchema } from '../keys.ts'
import { curveSchema } from './curve.ts'
import { factTestSchema } from './fact-test.ts'

export const scoredPhases = ['onboarding', 'adoption', 'renewal', 'expansion', 'won_back'] as const
export const scoredTouchModels = ['high', 'low', 'tech', 'none'] as const

export const missingSchema = z.discriminatedUnion('policy', [
  /** Not in the denominator. */
  z.strictObject({ policy: z.literal('leave_out') }),
  /** Left out until the customer is so many days in its phase, then as if it were at its worst. */
  z.strictObject({ policy: z.literal('worst'), afterDays: z.int().min(0).max(3650) }),
  /** Half of the points. */
  z.strictObject({ policy: z.literal('neutral') }),
])

const measureSchema = z.strictObject({
  key: keySchema,
  name: localTextSchema,
  attribute: attributeKeySchema,
  weight: z.int().min(1).max(100),
  curve: curveSchema,
  missing: missingSchema,
  /** A value with an age weighs less from `fullDays` on and nothing from `goneDays`. */
  decay: z
    .strictObject({ ageOf: attributeKeySchema, fullDays: z.int().min(0), goneDays: z.int().min(1).max(3650) })
    .refine(({ fullDays, goneDays }) => fullDays < goneDays, 'ascending')
    .optional(),
})
export type Measure = z.infer<typeof measureSchema>

const conditionSchema = z.strictObject({
  key: keySchema,
  name: localTextSchema,
  /** All of these. */
  when: z.array(factTestSchema).min(1).max(5),
})

const capSchema = conditionSchema.extend({ atMost: z.int().min(0).max(99) })
export type Cap = z.infer<typeof capSchema>

const groupSchema = z.strictObject({
  key: keySchema,
  name: localTextSchema,
  measures: z.array(measureSchema).min(1).max(12),
})

/** How the health of some customers is judged: their phases, touch models and segments, groups of measures, bands and what overrules them. */
export const scorecardSchema = z
  .strictObject({
    name: localTextSchema,
    phases: z.array(z.enum(scoredPhases)).min(1),
    touchModels: z.array(z.enum(scoredTouchModels)).min(1),
    /** Only customers in any of these segments; everybody where there are none. */
    segments: z.array(z.uuid()).max(20).default([]),
    groups: z.array(groupSchema).min(1).max(8),
    bands: z.strictObject({ good: z.int().min(1).max(100), watch: z.int().min(1).max(99) }),
    caps: z.array(capSchema).max(12),
    holds: z.array(conditionSchema).max(5),
    /** Below this share of known points, in percent, a score is a mere indication. */
    enoughCoverage: z.int().min(0).max(100),
    /** Below this share nothing is judged at all: what is not known is not bad. */
    leastCoverage: z.int().min(0).max(100).default(0),
    /** Days beyond a limit before the band follows, and the change of points at which it follows at once. */
    steady: z.strictObject({ days: z.int().min(1).max(30), jump: z.int().min(1).max(100) }),
  })
  .superRefine((scorecard, context) => {
    const measures = measuresOf(scorecard)
    const issue = (message: string, path: (string | number)[]) => context.addIssue({ code: 'custom', message, path })
    if (measures.reduce((sum, { weight }) => sum + weight, 0) !== 100) issue('weights_sum', ['groups'])
    if (scorecard.bands.watch >= scorecard.bands.good) issue('ascending', ['bands', 'watch'])
    for (const [list, path] of [
      [measures, 'groups'],
      [scorecard.groups, 'groups'],
      [scorecard.caps, 'caps'],
      [scorecard.holds, 'holds'],
    ] as const)
      if (new Set(list.map(({ key }) => key)).size !== list.length) issue('repeated_key', [path])
    if (measures.length > 40) issue('too_many', ['groups'])
  })
export type Scorecard = z.infer<typeof scorecardSchema>

/** The measures in the order in which everything about them is kept. */
export function measuresOf(scorecard: Pick<Scorecard, 'groups'>): Measure[] {
  return scorecard.groups.flatMap(({ measures }) => measures)
}

/** All attributes that a scorecard asks about. */
export function attributesOf(scorecard: Scorecard): string[] {
  const measured = measuresOf(scorecard).flatMap(({ attribute, decay }) =>
    decay ? [attribute, decay.ageOf] : [attribute],
  )
  const asked = [...scorecard.caps, ...scorecard.holds].flatMap(({ when }) => when.map(({ attribute }) => attribute))
  return [...new Set([...measured, ...asked])]
}
