import { z } from 'zod'
import { keySchema, localTextSchema, repeatedKeys } from './local-text.ts'
import { touchModels } from './measure.ts'

export const journeyPhases = ['onboarding', 'adoption', 'renewal', 'expansion'] as const
export const channels = ['meeting', 'training', 'mail', 'note', 'portal'] as const
export type Channel = (typeof channels)[number]

/** A moment at which a customer is to be met: by one of these channels, once or again and again. */
export const touchpointSchema = z.strictObject({
  key: keySchema,
  name: localTextSchema,
  phase: z.enum(journeyPhases),
  touchModels: z.array(z.enum(touchModels)).min(1),
  channels: z.array(z.enum(channels)).min(1),
  /** Only meetings of these kinds count; all without it. */
  meetingKinds: z
    .array(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/))
    .max(20)
    .default([]),
  rhythm: z.enum(['once', 'every']),
  /** Calendar days from the phase's beginning, or from one time to the next. */
  days: z.int().min(1).max(730),
})
export type Touchpoint = z.infer<typeof touchpointSchema>

export const journeyPlanSchema = z
  .strictObject({ touchpoints: z.array(touchpointSchema).min(1).max(100) })
  .superRefine(({ touchpoints }, context) => {
    for (const index of repeatedKeys(touchpoints))
      context.addIssue({ code: 'custom', path: ['touchpoints', index, 'key'], message: 'touch.key_taken' })
  })
export type JourneyPlan = z.infer<typeof journeyPlanSchema>

export const touchpointStates = ['met', 'missing', 'upcoming'] as const
export type TouchpointState = (typeof touchpointStates)[number]

/** How a planned touchpoint stands: `expected` times by now, `happened` so many. */
export function stateOf(expected: number, happened: number): TouchpointState {
  if (happened < expected) return 'missing'
  return expected === 0 && happened === 0 ? 'upcoming' : 'met'
}
