import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { isId } from '#platform/kernel/ids.ts'
import { continuations, graduationStages, scoreBands } from './domain/graduation-review.ts'

/** `2026-11` */
const monthSchema = z.string().refine((text) => /^20\d{2}-(0[1-9]|1[0-2])$/.test(text), {
  params: { code: 'metrics.not_a_month' },
})

const rateSchema = z.object({
  count: z.number(),
  of: z.number(),
  /** With Wilson's 95 % interval; null where there are too few for a share. */
  interval: z.object({ share: z.number(), low: z.number(), high: z.number() }).nullable(),
})
export type GraduationRate = z.infer<typeof rateSchema>

const textSchema = z.object({ ja: z.string(), en: z.string() })

const cellSchema = z.object({
  customers: z.number(),
  renewed: z.number(),
  churned: z.number(),
  /** Of those whose renewal was decided, and of all. */
  retention: rateSchema,
  expansion: rateSchema,
  score: z.object({ n: z.number(), mean: z.number().nullable() }),
  medianDays: z.number().nullable(),
})
export type GraduationCell = z.infer<typeof cellSchema>

const programRoadsSchema = z.object({
  key: z.string(),
  customers: z.number(),
  /**
   * By the furthest stage of the program's value roadmap, in its order. `-` gathers those who have reached none, `*` the
   * stages that belong to one project alone; neither has a name.
   */
  roads: z.array(cellSchema.extend({ key: z.string(), name: textSchema.nullable() })),
  /** The stage past which retention rises most, by keys; own stages are left out. */
  jump: z.object({ key: z.string(), below: z.string(), rise: z.number() }).nullable(),
})
export type ProgramRoads = z.infer<typeof programRoadsSchema>

export const readGraduationReview = endpoint({
  method: 'GET',
  path: '/reports/graduation',
  summary: 'What became of customers by the stage that they had reached and by their exam, as of the end of a month',
  query: z.object({ month: monthSchema.optional() }),
  response: z.object({
    month: z.string(),
    /** The last day of the month, or today. */
    asOf: z.string(),
    customers: z.number(),
    stages: z.array(cellSchema.extend({ stage: z.enum(graduationStages) })),
    programs: z.array(programRoadsSchema),
    scores: z.array(cellSchema.extend({ band: z.enum(scoreBands) })),
    /** The stage past which retention rises most, from which one, and by how much (0–1). */
    jump: z.object({ stage: z.enum(graduationStages), below: z.enum(graduationStages), rise: z.number() }).nullable(),
    minimumForShares: z.number(),
  }),
})
export type GraduationReview = z.infer<typeof readGraduationReview.response>

const behindQuery = {
  month: monthSchema.optional(),
  stage: z.enum(graduationStages).optional(),
  band: z.enum(scoreBands).optional(),
  /** Key of a stage of the roadmap; `-` for none, `*` for the stages that belong to one project alone. */
  road: z.string().max(200).optional(),
  /** Key of the program. */
  program: z.string().max(200).optional(),
  continuation: z.enum(continuations).optional(),
  isExpanded: z.stringbool().optional(),
}

const customerSchema = z.object({
  accountId: z.string(),
  projectId: z.string(),
  name: z.string(),
  industry: z.string().nullable(),
  touchModel: z.string().nullable(),
  stage: z.enum(graduationStages),
  /** The furthest stage of the value roadmap; null where none was reached. */
  road: textSchema.nullable(),
  score: z.number().nullable(),
  continuation: z.enum(continuations),
  isExpanded: z.boolean(),
  /** Calendar days from the contract to the stage. */
  days: z.number().nullable(),
  note: z.string(),
  /** Of the note; 0 before the first. */
  noteVersion: z.number(),
})
export type GraduationCustomer = z.infer<typeof customerSchema>

export const roadTextSchema = textSchema.nullable()

export const listGraduationCustomers = endpoint({
  method: 'GET',
  path: '/reports/graduation/customers',
  summary: 'The customers of a month’s review, by name',
  query: z.object({
    ...behindQuery,
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ items: z.array(customerSchema), nextCursor: z.string().nullable(), total: z.number() }),
})

export const exportGraduationReview = endpoint({
  method: 'GET',
  path: '/reports/graduation/export',
  summary: 'The customers of a month’s review, as CSV or Excel',
  query: z.object({ ...behindQuery, format: z.enum(['csv', 'xlsx']).default('csv') }),
  download: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
})

export const saveGraduationNote = endpoint({
  method: 'PUT',
  path: '/reports/graduation/{month}/notes/{id}',
  summary: 'Write what was noticed of a customer in a month’s review',
  params: z.object({ month: monthSchema, id: z.string().refine(isId) }),
  body: z.object({ note: z.string().trim().max(2000), version: z.number().int().min(0) }),
  response: z.object({ version: z.number() }),
})
