import { describe, expect, it } from 'vitest'
import { meetsConditions } from './judge-properties.ts'
import { derivedNameOf, type PropertyCondition } from './measure.ts'

const properties: Readonly<Record<string, unknown>> = JSON.parse(
  '{"amount":1200,"text":"1200","plan":{"name":"pro"},"tags":["a","b"],"isFirst":false,"empty":null,"__proto__":{"x":1}}',
)

describe('conditions on properties', () => {
  const cases: [string, PropertyCondition['operator'], PropertyCondition['value'], boolean][] = [
    ['amount', 'gt', 1000, true],
    ['amount', 'gt', 1200, false],
    ['amount', 'gte', 1200, true],
    ['text', 'lt', 1201, true],
    ['amount', 'lte', 1199, false],
    ['plan.name', 'is', 'pro', true],
    ['plan.name', 'is_not', 'pro', false],
    ['plan', 'gt', 1, false],
    ['nothing', 'is_not', 'pro', true],
    ['nothing', 'lt', 1, false],
    ['empty', 'has', null, false],
    ['empty', 'lacks', null, true],
    ['tags', 'contains', 'b', true],
    ['tags', 'contains', 'c', false],
    ['isFirst', 'is', false, true],
    ['isFirst', 'is', true, false],
    ['constructor', 'has', null, false],
    ['plan.toString', 'has', null, false],
    ['__proto__.y', 'has', null, false],
  ]
  it.each(cases)('%s %s %s is %s', (path, operator, value, expected) => {
    expect(meetsConditions([{ path, operator, value }], properties)).toBe(expected)
  })

  it('asks all of them', () => {
    const conditions: PropertyCondition[] = [
      { path: 'amount', operator: 'gt', value: 1 },
      { path: 'plan.name', operator: 'is', value: 'free' },
    ]
    expect(meetsConditions(conditions, properties)).toBe(false)
    expect(meetsConditions([], properties)).toBe(true)
  })
})

it('names the same set alike, however it is written down', () => {
  const one: PropertyCondition = { path: 'a', operator: 'has', value: null }
  const other: PropertyCondition = { path: 'b', operator: 'gt', value: 2 }
  expect(derivedNameOf({ names: ['x', 'y'], where: [one, other] })).toBe(
    derivedNameOf({ names: ['y', 'x'], where: [other, one] }),
  )
  expect(derivedNameOf({ names: ['x'], where: [one] })).not.toBe(derivedNameOf({ names: ['x'], where: [other] }))
  expect(derivedNameOf({ names: ['x'], where: [] })).toBeUndefined()
})
