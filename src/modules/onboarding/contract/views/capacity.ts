import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { daySchema, personSchema, projectParams, projectPath, textSchema, versionSchema } from '../field.ts'
import { datesSchema, planEditSchema } from '../replan.ts'

const weekLoadSchema = z.object({
  /** The Monday. */
  weekOn: z.string(),
  minutes: z.number(),
  capacityMinutes: z.number(),
  isOver: z.boolean(),
  tasks: z.array(z.object({ taskId: z.string(), name: textSchema })),
  /** Minutes for other customers' projects among them. */
  elsewhereMinutes: z.number(),
})

export const readLoad = endpoint({
  method: 'GET',
  path: projectPath('/load'),
  summary: 'Work per person and week, other projects of ours included, and moves that would relieve overfull weeks',
  params: projectParams,
  response: z.object({
    people: z.array(
      z.object({
        person: personSchema,
        /** What the person can be asked for in a week of five working days. */
        weeklyMinutes: z.number(),
        weeks: z.array(weekLoadSchema),
      }),
    ),
    /** Open tasks with effort that nobody has been given yet. */
    unassigned: z.number(),
    /** For the plan preview; they move no other task. Empty where nothing is overfull or there is no room. */
    levelling: z.array(planEditSchema),
  }),
})

const closedSchema = z.object({ kind: z.enum(['weekend', 'holiday', 'own', 'customer']), name: z.string().nullable() })
export type ClosedDay = z.infer<typeof closedDaySchema>
const closedDaySchema = z.object({
  on: z.string(),
  /** Why each side does not work; null where it does. */
  vendor: closedSchema.nullable(),
  customer: closedSchema.nullable(),
})

export const listClosedDays = endpoint({
  method: 'GET',
  path: projectPath('/closed-days'),
  summary: 'The days on which one side or both do not work, at most two years',
  params: projectParams,
  query: z.object({ from: daySchema, to: daySchema, locale: z.enum(['ja', 'en']).default('ja') }),
  response: z.object({ items: z.array(closedDaySchema) }),
})

export const listBaselines = endpoint({
  method: 'GET',
  path: projectPath('/baselines'),
  summary: 'The plans that the current one was compared with before, the latest first',
  params: projectParams,
  response: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        /** Where the value was due in it. */
        valueOn: z.string(),
        /** Why it was given up for the next. */
        reason: z.string(),
        recordedBy: z.string(),
        recordedAt: z.string(),
        tasks: z.array(datesSchema.extend({ key: z.string() })),
      }),
    ),
  }),
})

export const rebaseline = endpoint({
  method: 'POST',
  path: projectPath('/baselines'),
  summary: 'Make the plan as it stands the one that later plans are compared with; earlier ones are kept',
  params: projectParams,
  body: z.object({ version: versionSchema, reason: z.string().trim().min(1).max(1000) }),
  response: z.object({ id: z.string(), version: z.number() }),
})
