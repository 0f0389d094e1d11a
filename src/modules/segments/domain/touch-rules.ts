import { z } from 'zod'
import { conditionSchema, type Group } from './condition.ts'

export const touchModels = ['high', 'low', 'tech'] as const
export type TouchModel = (typeof touchModels)[number]

const textSchema = z.strictObject({
  ja: z.string().trim().min(1).max(100),
  en: z.string().trim().min(1).max(100),
})

/** The first rule whose condition a customer meets tells its touch model. */
export interface TouchRule {
  key: string
  name: { ja: string; en: string }
  condition: Group
  touchModel: TouchModel
}

const ruleSchema: z.ZodType<TouchRule, TouchRule> = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  name: textSchema,
  condition: conditionSchema,
  touchModel: z.enum(touchModels),
})

const hoursSchema = z.number().min(0).max(200)

export const maxRules = 12

export const touchRulesSchema = z.strictObject({
  /** A small company may do without: then nothing is proposed. */
  isUsed: z.boolean(),
  rules: z
    .array(ruleSchema)
    .max(maxRules)
    .refine((rules) => new Set(rules.map(({ key }) => key)).size === rules.length, {
      params: { code: 'segments.rule_key_taken' },
    }),
  /** Hours of work that one customer of the model takes in a month. */
  hoursPerMonth: z.strictObject({ high: hoursSchema, low: hoursSchema, tech: hoursSchema }),
  /** What an hour of work costs, in the currency's minor units. */
  hourlyCost: z.int().min(0).max(10_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/),
})
export type TouchRules = z.infer<typeof touchRulesSchema>

export interface ModelFigures {
  touchModel: TouchModel
  customers: number
  /** Of the customers whose contract is in the currency of the costs; minor units. */
  arr: number
}

/** Below this many customers each can be known by name, and models divide what needs no dividing. */
export const worthwhileFrom = 100

/**
 * What the customers of a model cost in a month: customers × hours × hourly cost. `shareOfArr` is a year of it against
 * their annual revenue; null where there is none.
 */
export function costOf({ touchModel, customers, arr }: ModelFigures, rules: TouchRules) {
  const hours = customers * rules.hoursPerMonth[touchModel]
  const cost = Math.round(hours * rules.hourlyCost)
  return { touchModel, customers, arr, hours, cost, shareOfArr: arr > 0 ? (cost * 12) / arr : null }
}
