import { expect, it } from 'vitest'
import { respondentOf } from './respondent.ts'

it.each([
  [[], null],
  [['end_user', 'it'], null],
  [['champion', 'admin'], 'champion'],
  [['decision_maker'], 'sponsor'],
  [['executive_sponsor'], 'sponsor'],
  [['champion', 'executive_sponsor'], 'champion'],
] as const)('asks %j as %s', (roles, respondent) => {
  expect(respondentOf(roles)).toBe(respondent)
})
