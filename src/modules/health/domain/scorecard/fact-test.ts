import { z } from 'zod'
import { attributeKeySchema } from '../keys.ts'
import type { Value } from './curve.ts'

/** One question about an attribute. Where the value is unknown only `empty` is met. */
export const factTestSchema = z.discriminatedUnion('test', [
  z.strictObject({ attribute: attributeKeySchema, test: z.enum(['yes', 'no', 'empty']) }),
  z.strictObject({
    attribute: attributeKeySchema,
    test: z.enum(['at_least', 'at_most']),
    value: z.number().min(-1e12).max(1e12),
  }),
  z.strictObject({
    attribute: attributeKeySchema,
    test: z.literal('one_of'),
    values: z.array(z.string().max(100)).min(1).max(20),
  }),
])
export type FactTest = z.infer<typeof factTestSchema>

/** `undefined` is a value that nobody provides: not even `empty` is met by it. */
export function isMet(test: FactTest, value: Value): boolean {
  if (value === undefined) return false
  switch (test.test) {
    case 'empty':
      return value === null
    case 'yes':
      return value === true
    case 'no':
      return value === false
    case 'at_least':
      return typeof value === 'number' && value >= test.value
    case 'at_most':
      return typeof value === 'number' && value <= test.value
    case 'one_of':
      return typeof value === 'string' && test.values.includes(value)
  }
}
