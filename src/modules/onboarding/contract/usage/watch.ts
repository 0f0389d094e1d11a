import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { usageRuleSchema } from '../../domain/usage/usage-rule.ts'
import { watchSubjects } from '../../domain/usage/watches.ts'
import { projectParams, projectPath } from '../field.ts'

export { type UsageRule, usageRuleSchema } from '../../domain/usage/usage-rule.ts'

const subjectSchema = z.enum(watchSubjects)

export const usageWatchSchema = z.object({
  subject: subjectSchema,
  key: z.string(),
  /** That counts: the project's own, else the program's, else the product's. Null where nothing shows it. */
  rule: usageRuleSchema.nullable(),
  /** The project has a rule of its own. */
  isOwn: z.boolean(),
  /** Nobody wants to be told by usage. */
  isOff: z.boolean(),
  /** `settled` where a person decided, or took back what usage found. */
  standing: z.enum(['open', 'settled', 'found']),
  found: z
    .object({
      on: z.string(),
      count: z.number(),
      /** The first who did it. */
      people: z.array(z.string()),
      by: usageRuleSchema,
      at: z.string(),
      /** Null until somebody looked at it. */
      seenBy: z.string().nullable(),
    })
    .nullable(),
  /** 0 where nothing was ever changed or found. */
  version: z.number(),
})
export type UsageWatch = z.infer<typeof usageWatchSchema>

const path = (rest = '') => projectPath(`/usage-watches/{subject}/{key}${rest}`)
const params = projectParams.extend({ subject: subjectSchema, key: z.string().max(60) })

export const listUsageWatches = endpoint({
  method: 'GET',
  path: projectPath('/usage-watches'),
  summary: 'What usage may show in a project: early wins and tasks, by which rule, and what was found',
  params: projectParams,
  response: z.object({ items: z.array(usageWatchSchema) }),
})

export const changeUsageWatch = endpoint({
  method: 'PUT',
  path: path(),
  summary: 'Say what shows an early win or a task of a project, or that usage shall not tell',
  params,
  body: z.object({
    /** Null: the program’s rule counts again. */
    rule: usageRuleSchema.nullable(),
    isOff: z.boolean(),
    version: z.int().min(0),
  }),
  response: usageWatchSchema,
})

export const confirmUsageFinding = endpoint({
  method: 'POST',
  path: path('/seen'),
  summary: 'Note that somebody has looked at what usage found',
  params,
  response: usageWatchSchema,
})

export const lookAgainAtUsage = endpoint({
  method: 'POST',
  path: path('/look-again'),
  summary: 'Forget what usage found and was taken back, and have it look again',
  params,
  response: usageWatchSchema,
})

export const listUsageFigures = endpoint({
  method: 'GET',
  path: '/usage-figures',
  summary: 'The figures of usage by which goals and rules can be measured',
  response: z.object({
    /** The last day with events, where none came from anybody for longer than a long weekend. */
    stoppedOn: z.string().nullable(),
    items: z.array(
      z.object({
        key: z.string(),
        unit: z.string().nullable(),
        /** Where people named it; the others’ words are those of usage’s attributes. */
        name: z.object({ ja: z.string(), en: z.string() }).nullable(),
      }),
    ),
  }),
})
