import { z } from 'zod'
import { courseKinds } from '../../domain/training/course.ts'
import { textSchema } from '../field.ts'

/** What one person of the customer sees of its trainings: nothing of colleagues, of other customers, of right answers. */
export const portalTrainingsSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: textSchema,
      kind: z.enum(courseKinds),
      minutes: z.number(),
      url: z.string().nullable(),
      when: z.object({ on: z.string(), time: z.string() }).nullable(),
      dueOn: z.string(),
      isDone: z.boolean(),
      isOver: z.boolean(),
      questions: z.array(z.object({ id: z.string(), text: z.string(), choices: z.array(z.string()) })),
      passPercent: z.number(),
      check: z.object({ attempts: z.number(), bestShare: z.number(), passedOn: z.string().nullable() }).nullable(),
      hasAnswered: z.boolean(),
    }),
  ),
  hours: z.array(
    z.object({ name: z.string(), includedMinutes: z.number(), usedMinutes: z.number(), contents: z.array(z.string()) }),
  ),
})
export type PortalTrainings = z.infer<typeof portalTrainingsSchema>
