import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  type Askable,
  attributeKinds,
  conditionErrors,
  conditionSchema,
  type Group,
  maxTests,
  type Operator,
  operators,
  operatorsFor,
  type Part,
  type Test,
  testsOf,
} from './condition.ts'

const attributes = new Map<string, Askable>([
  ['accounts.name', { kind: 'text' }],
  ['accounts.seats', { kind: 'number' }],
  ['accounts.arr', { kind: 'money' }],
  ['accounts.renewal_on', { kind: 'date' }],
  ['accounts.auto_renewal', { kind: 'boolean' }],
  ['accounts.touch_model', { kind: 'choice', options: ['high', 'low', 'tech'] }],
  ['accounts.plan', { kind: 'choice' }],
  ['accounts.custom.tags', { kind: 'choices', options: ['a', 'b'] }],
  ['accounts.owner', { kind: 'member' }],
])
const all = (...of: Part[]): Group => ({ match: 'all', of })
const id = '0199a3b2-0000-7000-8000-000000000001'

it.each<[string, Operator, Test['value']]>([
  ['accounts.name', 'contains', '商事'],
  ['accounts.seats', 'between', [1, 20]],
  ['accounts.arr', 'gte', 3_000_000],
  ['accounts.renewal_on', 'in_next_days', 90],
  ['accounts.renewal_on', 'between', ['2026-01-01', '2026-03-31']],
  ['accounts.auto_renewal', 'is_false', null],
  ['accounts.touch_model', 'none_of', ['high']],
  ['accounts.plan', 'any_of', ['何でも']],
  ['accounts.custom.tags', 'all_of', ['a', 'b']],
  ['accounts.owner', 'any_of', [id]],
  ['accounts.owner', 'empty', null],
])('takes %s %s %j', (attribute, operator, value) => {
  const condition = conditionSchema.parse(all({ attribute, operator, value }))
  expect(conditionErrors(condition, attributes)).toEqual([])
})

it.each<[string, Operator, Test['value'], string, string]>([
  ['accounts.gone', 'empty', null, 'attribute', 'segments.attribute_gone'],
  ['accounts.seats', 'contains', 'x', 'operator', 'segments.operator_unfit'],
  ['accounts.name', 'contains', ' ', 'value', 'segments.value_unfit'],
  ['accounts.seats', 'between', [20, 1], 'value', 'segments.value_unfit'],
  ['accounts.seats', 'gte', 1e300, 'value', 'segments.value_unfit'],
  ['accounts.renewal_on', 'on', '2026-02-30', 'value', 'segments.value_unfit'],
  ['accounts.renewal_on', 'in_last_days', 1.5, 'value', 'segments.value_unfit'],
  ['accounts.touch_model', 'any_of', ['community'], 'value', 'segments.value_unfit'],
  ['accounts.owner', 'any_of', ['me'], 'value', 'segments.value_unfit'],
  ['accounts.auto_renewal', 'is_true', 'yes', 'value', 'segments.value_unfit'],
])('refuses %s %s %j', (attribute, operator, value, part, code) => {
  const condition = all(all({ attribute, operator, value }))
  expect(conditionErrors(condition, attributes)).toEqual([{ path: `condition.of.0.of.0.${part}`, code }])
})

it('ends at four levels and fifty questions', () => {
  const test: Part = { attribute: 'accounts.plan', operator: 'empty', value: null }
  const nested = (depth: number): Part => (depth === 0 ? test : all(nested(depth - 1)))
  expect(conditionSchema.safeParse(nested(4)).success).toBe(true)
  expect(conditionSchema.safeParse(nested(5)).success).toBe(false)
  const many = all(all(...Array<Part>(maxTests).fill(test)), test)
  expect(conditionErrors(many, attributes)).toMatchObject([{ code: 'segments.too_many_tests' }])
})

it('offers every operator for some kind, and takes whatever its own schema makes without failing', () => {
  expect(new Set(attributeKinds.flatMap((kind) => operatorsFor(kind)))).toEqual(new Set(operators))
  const value = fc.oneof(
    fc.constant(null),
    fc.string(),
    fc.double({ noNaN: true }),
    fc.array(fc.string(), { maxLength: 3 }),
    fc.array(fc.double({ noNaN: true }), { maxLength: 2 }),
  )
  const test = fc.record({
    attribute: fc.constantFrom(...attributes.keys(), 'accounts.gone'),
    operator: fc.constantFrom(...operators),
    value,
  })
  const group = fc.record({
    match: fc.constantFrom('all' as const, 'any' as const, 'none' as const),
    of: fc.array(test, { maxLength: 5 }),
  })
  fc.assert(
    fc.property(group, (condition) => {
      const paths = testsOf(condition).map(({ path }) => path)
      expect(new Set(paths).size).toBe(condition.of.length)
      for (const error of conditionErrors(condition, attributes)) expect(error.code).toMatch(/^segments\./)
    }),
  )
})
