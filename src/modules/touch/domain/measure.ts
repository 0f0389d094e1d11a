import { z } from 'zod'
import { evaluate, type Facts, type Rule } from '#platform/kernel/conditions/condition.ts'
import { conditionSchema } from './condition-schema.ts'
import { keySchema, localTextSchema, repeatedKeys } from './local-text.ts'

export const touchModels = ['high', 'low', 'tech'] as const
export type TouchModel = (typeof touchModels)[number]

/** Something that we can do for a customer: for whom it is, and the work that it is. */
export const measureSchema = z.strictObject({
  key: keySchema,
  name: localTextSchema,
  about: localTextSchema,
  /** The touch models that it fits. */
  touchModels: z.array(z.enum(touchModels)).min(1),
  /** What speaks for it besides the touch model; for all of them without it. */
  when: conditionSchema.optional(),
  side: z.enum(['vendor', 'customer', 'joint']),
  /** Business days that it takes. */
  days: z.int().min(1).max(200),
  effortMinutes: z.int().min(0).max(100_000),
  doneWhen: localTextSchema,
  /** Whether the customer sees the task. */
  visibility: z.enum(['internal', 'customer']),
})
export type Measure = z.infer<typeof measureSchema>

export const catalogueSchema = z
  .strictObject({ measures: z.array(measureSchema).min(1).max(100) })
  .superRefine(({ measures }, context) => {
    for (const index of repeatedKeys(measures))
      context.addIssue({ code: 'custom', path: ['measures', index, 'key'], message: 'touch.key_taken' })
  })
export type Catalogue = z.infer<typeof catalogueSchema>

/**
 * `recommended`: its touch model fits and what it asks for holds. `possible`: its touch model fits, but what it asks for is
 * not known. `against`: what it asks for does not hold. `other_touch`: made for another touch model.
 */
export const fits = ['recommended', 'possible', 'against', 'other_touch'] as const
export type MeasureFit = (typeof fits)[number]

export interface Recommendation {
  fit: MeasureFit
  /** The rules behind it with what is known: those that hold, do not hold, or ask about something not stated. */
  reasons: { rule: Rule; verdict: 'met' | 'unmet' | 'unknown' }[]
}

/** Whether a measure suits a customer, and why. */
export function recommend(measure: Measure, touchModel: TouchModel | null, facts: Facts): Recommendation {
  const condition = measure.when
  const reasons = (condition?.rules ?? []).map((rule) => ({
    rule,
    verdict: evaluate({ match: 'all', rules: [rule] }, facts),
  }))
  if (touchModel !== null && !measure.touchModels.includes(touchModel)) return { fit: 'other_touch', reasons }
  const verdict = condition === undefined ? 'met' : evaluate(condition, facts)
  if (verdict === 'unmet') return { fit: 'against', reasons }
  return { fit: verdict === 'met' && touchModel !== null ? 'recommended' : 'possible', reasons }
}
