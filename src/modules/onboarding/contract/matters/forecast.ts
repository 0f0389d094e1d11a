import { z } from 'zod'
import { forecastReasonKinds } from '../../domain/forecast/reason.ts'
import { onboardingElements, sides } from '../../domain/task.ts'
import { textSchema } from '../field.ts'

export const storedReasonSchema = z.object({
  kind: z.enum(forecastReasonKinds),
  /** Calendar days of the forecast that would be won without it. */
  days: z.number(),
  /** ID of the task (running_late) or blocker that it is about. */
  about: z.string().nullable(),
  name: textSchema.nullable(),
  side: z.enum(sides).nullable(),
  element: z.enum(onboardingElements).nullable(),
  /** slow_customer: how many times as long as usual its work takes. */
  factor: z.number().nullable(),
})
export type StoredReason = z.infer<typeof storedReasonSchema>

export const forecastSchema = z.object({
  /** The day on which it was computed. */
  on: z.string(),
  /** As likely before as after. */
  valueOn: z.string(),
  /** The band that holds four of five ways to the value. */
  fromOn: z.string(),
  toOn: z.string(),
  /** At most three, the gravest first. */
  reasons: z.array(storedReasonSchema),
  basis: z.object({
    /** Past projects that durations were learned from. */
    pastProjects: z.number(),
    /** Below this many past projects it rests on the program's ranges. */
    enoughProjects: z.number(),
    /** By how much past errors widened the band; 1 where too few to say. */
    bandFactor: z.number(),
    /** Past projects of that age whose band is over, and how many of those bands held the truth. */
    checkedProjects: z.number(),
    heldProjects: z.number(),
    /** Below this many checked projects there is no saying how often it holds. */
    enoughChecks: z.number(),
  }),
})
export type Forecast = z.infer<typeof forecastSchema>
