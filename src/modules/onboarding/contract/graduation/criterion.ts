import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { criterionCategories, criterionMethods, criterionStates } from '../../domain/outcome/graduation.ts'
import {
  daySchema,
  filledTextSchema,
  idSchema,
  longTextSchema,
  nameSchema,
  projectParams,
  projectPath,
  sourceSchema,
  textSchema,
  versionSchema,
} from '../field.ts'

/** How it is judged; all of it is part of what the customer agrees to. */
const terms = z.object({
  category: z.enum(criterionCategories),
  isMust: z.boolean(),
  verifiedBy: z.array(z.enum(criterionMethods)).min(1).max(criterionMethods.length),
  /** What has to be reached, in the unit; null where the words say it all. */
  target: z.number().nullable(),
  /** `percent`, `count`, `score`, or a unit of its own. */
  unit: z.string().trim().max(30),
  /** The last so many days count; null for no such window. */
  windowDays: z.int().min(1).max(366).nullable(),
  /** Who judges, by name or role; empty while nobody was named. */
  judge: z.string().trim().max(200),
})
export type CriterionTerms = z.infer<typeof terms>

export const criterionSchema = terms.extend({
  id: z.string(),
  key: z.string(),
  text: textSchema,
  state: z.enum(criterionStates),
  evidence: z.string(),
  /** Usage would judge it, but none is connected: until then a person does, by evidence. */
  awaitsUsage: z.boolean(),
  agreedOn: z.string().nullable(),
  agreedBy: z.string().nullable(),
  agreedSource: sourceSchema.nullable(),
  version: z.number(),
})
export type CriterionView = z.infer<typeof criterionSchema>

const criterionParams = projectParams.extend({ criterionId: idSchema })

export const addCriterion = endpoint({
  method: 'POST',
  path: projectPath('/criteria'),
  summary: 'Add a completion criterion; it is to be agreed anew',
  params: projectParams,
  body: z.object({
    text: filledTextSchema,
    category: terms.shape.category,
    isMust: z.boolean(),
    verifiedBy: terms.shape.verifiedBy.default(['csm']),
    target: terms.shape.target.default(null),
    unit: terms.shape.unit.default(''),
    windowDays: terms.shape.windowDays.default(null),
    judge: terms.shape.judge.default(''),
  }),
  response: criterionSchema,
})

export const changeCriterion = endpoint({
  method: 'PATCH',
  path: projectPath('/criteria/{criterionId}'),
  summary: 'Change a criterion, or say whether it is met and by which evidence; new terms are to be agreed anew',
  params: criterionParams,
  body: terms.partial().extend({
    version: versionSchema,
    text: filledTextSchema.optional(),
    state: z.enum(criterionStates).optional(),
    evidence: longTextSchema.optional(),
  }),
  response: criterionSchema,
})

export const removeCriterion = endpoint({
  method: 'DELETE',
  path: projectPath('/criteria/{criterionId}'),
  summary: 'Remove a completion criterion',
  params: criterionParams,
})

export const agreeCriteria = endpoint({
  method: 'POST',
  path: projectPath('/criteria-agreement'),
  summary: 'Record on behalf of the customer that it agreed to the completion criteria',
  params: projectParams,
  body: z.object({ agreedBy: nameSchema, agreedOn: daySchema, how: filledTextSchema }),
  response: z.object({ items: z.array(criterionSchema) }),
})

const exampleCriterionSchema = terms.pick({
  category: true,
  verifiedBy: true,
  target: true,
  unit: true,
  windowDays: true,
})

export const readCriteriaExamples = endpoint({
  method: 'GET',
  path: '/criteria-examples',
  summary: 'Proven criteria to choose from: the standard set, and by kind of product the first value and its facts',
  response: z.object({
    standard: z.array(exampleCriterionSchema.extend({ key: z.string(), text: textSchema, isMust: z.boolean() })),
    products: z.array(
      z.object({
        key: z.string(),
        product: textSchema,
        firstValue: textSchema,
        facts: z.array(textSchema),
        /** Days from the contract's start in which it is usually reached. */
        guideDays: z.number(),
      }),
    ),
  }),
})
