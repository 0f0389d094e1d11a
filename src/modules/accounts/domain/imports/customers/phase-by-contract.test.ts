import { expect, it } from 'vitest'
import { phaseByContract } from './phase-by-contract.ts'

const today = '2026-11-22'

it.each([
  ['nothing known', {}, 'qualification', today],
  ['begins tomorrow', { contractStartOn: '2026-11-23' }, 'qualification', today],
  ['begins today', { contractStartOn: '2026-11-22' }, 'onboarding', '2026-11-22'],
  ['began 120 days ago', { contractStartOn: '2026-07-25' }, 'onboarding', '2026-07-25'],
  ['began 121 days ago', { contractStartOn: '2026-07-24' }, 'adoption', today],
  [
    'began lately, renewal passed',
    { contractStartOn: '2026-09-01', renewalOn: '2026-11-01' },
    'onboarding',
    '2026-09-01',
  ],
  ['ended by the file', { contractStartOn: '2024-04-01', renewalOn: '2025-04-01' }, 'adoption', today],
  ['renews, begin unknown', { renewalOn: '2027-03-31' }, 'adoption', today],
])('%s', (_, values, phase, since) => {
  expect(phaseByContract(values, today)).toEqual({ phase, since })
})
