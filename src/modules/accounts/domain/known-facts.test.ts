import { expect, it } from 'vitest'
import { knownFacts, valuesIn } from './known-facts.ts'

it.each([
  { answer: 'SSO', values: ['SSO'] },
  { answer: ' ', values: [] },
  { answer: null, values: [] },
  { answer: { chosen: ['slack', 'hr'], other: '' }, values: ['slack', 'hr'] },
  { answer: { date: '2026-04-01', text: '期初' }, values: ['2026-04-01', '期初'] },
  { answer: [{ department: '経理部', headcount: 12 }], values: ['経理部', 12] },
  { answer: false, values: ['false'] },
])('finds the values in $answer', ({ answer, values }) => {
  expect(valuesIn(answer)).toEqual(values)
})

it('leaves out what nobody has stated', () => {
  const facts = knownFacts({ account: { industry: null, employeeCount: 0 }, hearing: { security: 'SSO' } })
  expect([...facts]).toEqual([
    ['account.employeeCount', [0]],
    ['hearing.security', ['SSO']],
  ])
})
