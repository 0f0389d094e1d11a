import { expect, it } from 'vitest'
import { bigramsOf } from '#platform/kernel/japanese-text.ts'
import type { FinishedWork } from '../forecast/durations.ts'
import { knownTroubles, typicalDurations } from './experience.ts'
import { similarityOf, type Traits } from './similarity.ts'

const invoices = bigramsOf('請求書の承認に時間がかかり、月末に残業が続く')
const base: Traits = { industry: 'manufacturing', employees: 100, touchModel: 'high', purpose: invoices }
const nothing: Traits = { industry: null, employees: null, touchModel: null, purpose: new Set() }

it.each([
  { name: 'itself', other: base, score: 1 },
  { name: 'nothing known', other: nothing, score: null },
  { name: 'too little known', other: { ...nothing, touchModel: 'high' as const, employees: 100 }, score: null },
  { name: 'no purpose known', other: { ...base, purpose: bigramsOf('承認') }, score: 1 },
  { name: 'another industry', other: { ...base, industry: 'retail' }, score: 0.7 },
  { name: 'eight times the size', other: { ...base, employees: 800 }, score: 0.8 },
  { name: 'the next touch model', other: { ...base, touchModel: 'low' as const }, score: 0.95 },
])('scores $name', ({ other, score }) => {
  const found = similarityOf(base, other).score
  if (score === null) expect(found).toBeNull()
  else expect(found).toBeCloseTo(score, 5)
})

it('says of each factor what it gave, and which is not known', () => {
  const { factors } = similarityOf(base, { ...base, employees: null, touchModel: 'tech' })
  expect(factors.map(({ factor, share }) => [factor, share])).toEqual([
    ['purpose', 1],
    ['industry', 1],
    ['size', null],
    ['touch', 0],
  ])
})

const work = (taskKey: string, actualDays: number): FinishedWork => ({
  programKey: 'p',
  taskKey,
  element: 'implementation',
  side: 'vendor',
  plannedDays: 3,
  actualDays,
})

it('tells the middle of five cases or more, and nothing of four', () => {
  const cases = [
    ...[2, 9, 4, 3, 40].map((days) => work('import', days)),
    ...[1, 1, 1, 1].map((days) => work('sso', days)),
  ]
  expect(typicalDurations(cases)).toEqual([{ taskKey: 'import', medianDays: 4, cases: 5 }])
})

it('warns of what met a quarter of the alike, but not of what a handful had', () => {
  const cases = [
    { projectId: 'a', kind: 'technical', days: 8 },
    { projectId: 'a', kind: 'technical', days: 2 },
    { projectId: 'b', kind: 'technical', days: 12 },
    { projectId: 'c', kind: 'schedule', days: 3 },
  ]
  expect(knownTroubles(cases, 8)).toEqual([{ kind: 'technical', projects: 2, of: 8, medianDays: 8 }])
  expect(knownTroubles(cases, 9)).toEqual([])
  expect(knownTroubles(cases, 4)).toEqual([])
})
