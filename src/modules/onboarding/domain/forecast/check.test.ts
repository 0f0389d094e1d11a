import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#platform/kernel/dates.ts'
import {
  type CheckVerdict,
  checkDayOf,
  checkForecasts,
  daysToCheck,
  type PastForecast,
  stretchOf,
  summarizeChecks,
  verdictOf,
  wideningOf,
} from './check.ts'
import { type KeptTask, planOfDay } from './plan-of-day.ts'

const today = '2026-09-01'
const past = (given: Partial<PastForecast> = {}): PastForecast => ({
  projectId: 'p',
  accountId: 'a',
  programKey: 'program',
  day: 30,
  on: '2026-03-01',
  fromOn: '2026-04-01',
  valueOn: '2026-04-11',
  toOn: '2026-04-21',
  truthOn: '2026-04-15',
  endedOn: null,
  ...given,
})

describe('what became of a band', () => {
  it.each<[string, Partial<PastForecast>, string, CheckVerdict]>([
    ['inside it', {}, today, 'held'],
    ['on its first day', { truthOn: '2026-04-01' }, today, 'held'],
    ['on its last day', { truthOn: '2026-04-21' }, today, 'held'],
    ['before it', { truthOn: '2026-03-31' }, today, 'early'],
    ['after it', { truthOn: '2026-04-22' }, today, 'late'],
    ['not to this day', { truthOn: null }, today, 'late'],
    ['never, and it was given up in the band', { truthOn: null, endedOn: '2026-04-10' }, today, 'ended'],
    ['never, and it was given up after the band', { truthOn: null, endedOn: '2026-05-10' }, today, 'late'],
    ['early, but the band is not over', { truthOn: '2026-03-05' }, '2026-04-21', 'open'],
    ['not yet, and the band is not over', { truthOn: null }, '2026-04-21', 'open'],
  ])('the value came %s', (_, given, on, expected) => {
    const forecast = past(given)
    expect(verdictOf(forecast, forecast, { overAfter: forecast.toOn, today: on })).toBe(expected)
  })
})

describe('the stretch', () => {
  it.each<[string, Partial<PastForecast>, number | undefined]>([
    ['of the late side', { truthOn: '2026-05-01' }, 2],
    ['of the early side', { truthOn: '2026-03-22' }, 2],
    ['of a hit', { truthOn: '2026-04-16' }, 0.5],
    ['without a value', { truthOn: null }, Number.POSITIVE_INFINITY],
    ['of one given up in the band', { truthOn: null, endedOn: '2026-04-10' }, undefined],
  ])('%s', (_, given, expected) => {
    expect(stretchOf(past(given), today)).toBe(expected)
  })

  it('knows nothing of what came later', () => {
    expect(stretchOf(past(), '2026-04-21')).toBeUndefined()
    expect(stretchOf(past({ truthOn: '2026-05-01' }), '2026-04-25')).toBe(Number.POSITIVE_INFINITY)
    expect(stretchOf(past({ truthOn: '2026-05-01' }), '2026-05-02')).toBe(2)
  })
})

describe('the widening', () => {
  it.each<[string, readonly number[], number]>([
    ['nothing from nine', Array(9).fill(3), 1],
    ['the ninth of ten', [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.7, 9], 1.7],
    ['never narrows', Array(20).fill(0.2), 1],
    ['has an end', Array(20).fill(Number.POSITIVE_INFINITY), 4],
  ])('%s', (_, stretches, expected) => {
    expect(wideningOf(stretches)).toBe(expected)
  })

  it('would have held four of five of those that it was learned from', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 4, noNaN: true }), { minLength: 10, maxLength: 60 }),
        (stretches) => {
          const factor = wideningOf(stretches)
          expect(stretches.filter((stretch) => stretch <= factor).length / stretches.length).toBeGreaterThanOrEqual(0.8)
        },
      ),
    )
  })

  it('of a day rests on bands that were over before it, whatever came since', () => {
    const missed = (place: number, given: Partial<PastForecast> = {}) =>
      past({ projectId: `${place}`, truthOn: '2026-05-01', ...given })
    const earlier = Array.from({ length: 12 }, (_, place) => missed(place))
    const later = missed(12, { on: '2026-06-01', fromOn: '2026-07-01', valueOn: '2026-07-11', toOn: '2026-07-21' })
    const tooSoon = missed(13, { on: '2026-04-20' })
    const factorOf = (rows: readonly PastForecast[], id: string) =>
      checkForecasts(rows, today).find(({ projectId }) => projectId === id)?.factor
    expect(factorOf([...earlier, later, tooSoon], '12')).toBe(2)
    expect(factorOf([...earlier, later, tooSoon], '13')).toBe(1)
    const otherwise = earlier.map((each) => ({ ...each, truthOn: each.truthOn && addDays(each.truthOn, 900) }))
    expect(factorOf([...otherwise, tooSoon], '13')).toBe(1)
  })
})

describe('the summary', () => {
  const rows = [
    past({ projectId: '1' }),
    past({ projectId: '2', truthOn: '2026-05-01' }),
    past({ projectId: '3', truthOn: null }),
    past({ projectId: '4', truthOn: '2026-03-20', programKey: 'other' }),
    past({ projectId: '5', truthOn: null, endedOn: '2026-04-05' }),
    past({ projectId: '6', toOn: '2026-12-01' }),
    past({ projectId: '1', day: 45, on: '2026-03-16' }),
  ]
  const summaries = summarizeChecks(checkForecasts(rows, today))

  it('counts a project once by day, over all and by program', () => {
    expect(summaries.map(({ programKey, day, n }) => [programKey, day, n])).toEqual([
      [null, 30, 4],
      [null, 45, 1],
      ['other', 30, 1],
      ['program', 30, 3],
      ['program', 45, 1],
    ])
  })

  it('tells hits, misses of either side, and those of which nobody can know', () => {
    expect(summaries[0]).toMatchObject({ n: 4, held: 1, early: 1, late: 2, open: 1, ended: 1, unfinished: 1 })
  })

  it('gives the lean and the size of the errors, an unfinished one as far as it has come', () => {
    // −22, 4, 20 and 143 so far.
    expect(summaries[0]).toMatchObject({ medianError: 12, medianSize: 21 })
  })

  it('always adds up', () => {
    const forecast = fc.record({
      truth: fc.option(fc.integer({ min: -40, max: 300 }), { nil: null }),
      ended: fc.option(fc.integer({ min: 1, max: 300 }), { nil: null }),
      width: fc.nat(60),
    })
    fc.assert(
      fc.property(fc.array(forecast, { maxLength: 40 }), (given) => {
        const many = given.map(({ truth, ended, width }, place) =>
          past({
            projectId: `${place}`,
            toOn: addDays('2026-04-11', width),
            truthOn: truth === null ? null : addDays('2026-04-11', truth),
            endedOn: ended === null ? null : addDays('2026-04-01', ended),
          }),
        )
        for (const { n, held, early, late, open, ended, wideHeld } of summarizeChecks(checkForecasts(many, today))) {
          expect(held + early + late).toBe(n)
          expect(wideHeld).toBeGreaterThanOrEqual(held)
          expect(wideHeld).toBeLessThanOrEqual(n)
          if (many.length > 0) expect(n + open + ended).toBeLessThanOrEqual(many.length)
        }
      }),
    )
  })
})

it.each([
  [0, 14],
  [29, 14],
  [30, 30],
  [200, 60],
])('a project of %i days is compared with those of %i', (age, day) => {
  expect(checkDayOf(age)).toBe(day)
})

it('checks days on which the project ran and its value had not come', () => {
  const project = { contractStartOn: '2026-03-01', reachedOn: '2026-04-10', endedOn: null }
  expect(daysToCheck(project, today)).toEqual([
    { day: 14, on: '2026-03-15' },
    { day: 30, on: '2026-03-31' },
  ])
  expect(daysToCheck({ ...project, reachedOn: null }, '2026-04-15').map(({ day }) => day)).toEqual([14, 30])
})

describe('the plan of a past day', () => {
  const task = (key: string, given: Partial<KeptTask> = {}): KeptTask => ({
    key,
    side: 'vendor',
    element: 'implementation',
    status: 'todo',
    doneOn: null,
    baseline: { startOn: '2026-05-01', dueOn: '2026-05-08' },
    dependsOn: [],
    addedOn: null,
    ...given,
  })
  const waits = [{ task: 'late', kind: 'finish_start' as const, lag: 0 }]

  it('takes what was done later, and what was left out since, as open', () => {
    const plan = planOfDay(
      [
        task('done', { status: 'done', doneOn: '2026-04-10' }),
        task('later', { status: 'done', doneOn: '2026-04-11' }),
        task('skipped', { status: 'skipped' }),
      ],
      '2026-04-10',
      undefined,
    )
    expect(plan.map(({ key, status, doneOn }) => [key, status, doneOn])).toEqual([
      ['done', 'done', '2026-04-10'],
      ['later', 'todo', undefined],
      ['skipped', 'todo', undefined],
    ])
  })

  it('has the dates that were agreed then, without tasks that were added since', () => {
    const agreed = new Map([['kept', { startOn: '2026-03-01', dueOn: '2026-03-08' }]])
    const tasks = [task('kept', { dependsOn: waits }), task('late', { addedOn: '2026-04-20' })]
    expect(planOfDay(tasks, '2026-04-10', agreed)).toMatchObject([
      { key: 'kept', startOn: '2026-03-01', dueOn: '2026-03-08', dependsOn: [] },
    ])
    expect(planOfDay(tasks, '2026-04-19', undefined).map(({ key }) => key)).toEqual(['kept'])
    expect(planOfDay(tasks, '2026-04-20', undefined).map(({ key }) => key)).toEqual(['kept', 'late'])
  })
})
