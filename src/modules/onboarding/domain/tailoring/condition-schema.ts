import { z } from 'zod'

/** The most that a text of a condition may hold, in characters. */
const longestValue = 200

const ruleShape = {
  /** Where it is from and what it is called: `account.industry`. */
  fact: z.string().regex(/^[a-z]{1,20}\.[a-z][A-Za-z0-9_]{0,62}$/),
}
const values = z.array(z.string().trim().min(1).max(longestValue)).min(1).max(30)
const bound = z.number().min(-1e12).max(1e12)

export const ruleSchema = z.discriminatedUnion('test', [
  z.strictObject({ ...ruleShape, test: z.literal('one_of'), values }),
  z.strictObject({ ...ruleShape, test: z.literal('none_of'), values }),
  /** A text that holds one of these words, whatever their width and case. */
  z.strictObject({ ...ruleShape, test: z.literal('contains'), values }),
  z.strictObject({ ...ruleShape, test: z.literal('at_least'), value: bound }),
  z.strictObject({ ...ruleShape, test: z.literal('at_most'), value: bound }),
  z.strictObject({ ...ruleShape, test: z.literal('filled') }),
])

/** All or any of some rules about what is known. */
export const conditionSchema = z.strictObject({
  match: z.enum(['all', 'any']),
  rules: z.array(ruleSchema).min(1).max(10),
})
