import { expect, it } from 'vitest'
import { handoffGapsOf, undecided } from './ongoing.ts'

const full = { csmId: 'c', review: '成果', cadence: '月1回', nextGoals: ['全社へ'], introducedOn: '2026-07-01' }

it.each([
  { change: {}, count: 0, gaps: [] },
  { change: { csmId: null, introducedOn: null }, count: 0, gaps: ['no_csm', 'not_introduced'] },
  { change: { review: ' ', cadence: '', nextGoals: [] }, count: 0, gaps: ['no_review', 'no_cadence', 'no_next_goals'] },
  { change: {}, count: 2, gaps: ['leftovers_open'] },
])('misses $gaps', ({ change, count, gaps }) => {
  expect(handoffGapsOf({ ...full, ...change }, count)).toEqual(gaps)
})

it('loses nothing: each thing is carried over, or closed for a reason', () => {
  const things = [
    { kind: 'task', id: '1' },
    { kind: 'blocker', id: '1' },
    { kind: 'task', id: '2' },
  ] as const
  const decided = [
    { kind: 'task', id: '1', action: 'carried', note: '' },
    { kind: 'blocker', id: '1', action: 'closed', note: ' ' },
    { kind: 'task', id: '2', action: 'closed', note: '不要になった' },
  ] as const
  expect(undecided(things, decided)).toEqual([things[1]])
})
