import { describe, expect, it } from 'vitest'
import type { Condition, Facts } from '#platform/kernel/conditions/condition.ts'
import { suggestProgram } from './suggestion.ts'

const low: Condition = { match: 'all', rules: [{ fact: 'account.touchModel', test: 'one_of', values: ['low'] }] }
const manySeats: Condition = {
  match: 'all',
  rules: [...low.rules, { fact: 'account.seats', test: 'at_least', value: 50 }],
}
function facts(seats?: number): Facts {
  const known = new Map<string, (string | number)[]>([['account.touchModel', ['low']]])
  if (seats !== undefined) known.set('account.seats', [seats])
  return known
}

describe('the program that suits a customer', () => {
  const builtIn = { key: 'built_in', isBuiltIn: true, suits: low }
  const own = { key: 'own', isBuiltIn: false, suits: low }
  const large = { key: 'large', isBuiltIn: false, suits: manySeats }
  const silent = { key: 'silent', isBuiltIn: false }
  it.each([
    { name: 'a built-in one where there is no other', of: [builtIn, silent], seats: 10, key: 'built_in' },
    { name: 'one of our own before it', of: [builtIn, own], seats: 10, key: 'own' },
    { name: 'the one that asks for more', of: [builtIn, own, large], seats: 50, key: 'large' },
    { name: 'not one whose condition fails', of: [builtIn, own, large], seats: 49, key: 'own' },
    { name: 'not one of which it is not known', of: [large], seats: undefined, key: null },
    { name: 'none of those that say nothing', of: [silent], seats: 10, key: null },
    { name: 'none of none', of: [], seats: 10, key: null },
  ])('is $name', ({ of, seats, key }) => {
    expect(suggestProgram(of, facts(seats)).suggestedKey).toBe(key)
  })

  it('comes with the verdict on each rule', () => {
    expect(suggestProgram([large, silent], facts()).programs).toEqual([
      {
        key: 'large',
        verdict: 'unknown',
        rules: [
          { rule: manySeats.rules[0], verdict: 'met' },
          { rule: manySeats.rules[1], verdict: 'unknown' },
        ],
      },
      { key: 'silent', verdict: null, rules: [] },
    ])
  })
})
