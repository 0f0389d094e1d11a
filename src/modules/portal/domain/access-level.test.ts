import { expect, it } from 'vitest'
import { accessLevels, allowedActions, invitedLevels, mayDo, portalActions, proposedLevel } from './access-level.ts'

it.each([
  [['champion', 'decision_maker'], 'owner'],
  [['executive_sponsor'], 'executive'],
  [['decision_maker', 'it'], 'executive'],
  [['end_user'], 'contributor'],
  [[], 'contributor'],
])('proposes for %j: %s', (roles, level) => {
  expect(proposedLevel(roles)).toBe(level)
})

it('lets nobody who is invited by a colleague decide or invite', () => {
  for (const level of invitedLevels)
    for (const action of ['agree_criteria', 'agree_scope', 'confirm_value', 'answer_exam', 'invite'] as const)
      expect([level, action, mayDo(level, action)]).toEqual([level, action, false])
})

it('has somebody for every action, and for those who only look nothing but their own learning', () => {
  expect(allowedActions.viewer).toEqual(['learn'])
  for (const action of portalActions) expect(accessLevels.some((level) => mayDo(level, action))).toBe(true)
})
