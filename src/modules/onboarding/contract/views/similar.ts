import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { similarityFactors } from '../../domain/similar/similarity.ts'
import { idSchema, textSchema } from '../field.ts'

const factorSchema = z.object({
  factor: z.enum(similarityFactors),
  weight: z.number(),
  /** 0–1; null where it is not known of one of the two. */
  share: z.number().nullable(),
})

/** What helped, or what went wrong: the words of the customer's own project. */
const lessonSchema = z.object({
  kind: z.enum(['goal', 'win', 'blocker', 'late', 'rekickoff', 'incident', 'reason']),
  words: textSchema,
  /** Days from the contract for what helped, days that it lasted for what went wrong. */
  days: z.number().nullable(),
})
export type Lesson = z.infer<typeof lessonSchema>

const similarCustomerSchema = z.object({
  account: z.object({ id: z.string(), name: z.string() }),
  projectId: z.string(),
  program: textSchema,
  /** 0–1 over what is known of both. */
  score: z.number(),
  factors: z.array(factorSchema),
  outcome: z.enum(['value', 'ended_without_value']),
  /** From the contract's start to the confirmed value. */
  daysToValue: z.number().nullable(),
  isChurned: z.boolean(),
  worked: z.array(lessonSchema),
  wentWrong: z.array(lessonSchema),
})
export type SimilarCustomer = z.infer<typeof similarCustomerSchema>

const troubleSchema = z.object({
  /** Kind of a blocker, `rekickoff`, or `ended_without_value`. */
  kind: z.string(),
  projects: z.number(),
  of: z.number(),
  medianDays: z.number().nullable(),
})
export type Trouble = z.infer<typeof troubleSchema>

const similarCustomersSchema = z.object({
  items: z.array(similarCustomerSchema),
  /** Past onboardings compared, and those that are alike. */
  compared: z.number(),
  alike: z.number(),
  /** Median days to value of the alike that reached it; null below five of them. */
  medianDaysToValue: z.number().nullable(),
  /** How many of the alike reached it. */
  reached: z.number(),
  troubles: z.array(troubleSchema),
  /** What is not known of this customer, so that it could not be compared by it. */
  missing: z.array(z.enum(similarityFactors)),
})
export type SimilarCustomers = z.infer<typeof similarCustomersSchema>

export const readSimilarCustomers = endpoint({
  method: 'GET',
  path: '/accounts/{id}/similar-customers',
  summary: 'Past onboardings of customers alike in purpose, industry, size and touch, and what became of them',
  params: z.object({ id: idSchema }),
  response: similarCustomersSchema,
})

const typicalSchema = z.object({
  taskKey: z.string(),
  name: textSchema,
  /** Days of the program, and the median of `cases` finished tasks of the same key, in business days. */
  plannedDays: z.number(),
  medianDays: z.number(),
  cases: z.number(),
})
export type TypicalTask = z.infer<typeof typicalSchema>

const typicalDurationsSchema = z.object({
  /** Past onboardings that it was learned from. */
  projects: z.number(),
  items: z.array(typicalSchema),
  troubles: z.array(troubleSchema),
})
export type TypicalDurations = z.infer<typeof typicalDurationsSchema>

export const readTypicalDurations = endpoint({
  method: 'GET',
  path: '/programs/{key}/typical-durations',
  summary: "How long a program's tasks took in past onboardings: of customers alike to one, or of the same touch model",
  params: z.object({ key: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/) }),
  query: z.object({ accountId: idSchema.optional() }),
  response: typicalDurationsSchema,
})
