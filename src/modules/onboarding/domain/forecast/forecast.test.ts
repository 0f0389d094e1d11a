import { describe, expect, it } from 'vitest'
import { buildCalendar } from '#platform/kernel/calendar.ts'
import type { Link } from '../network/link.ts'
import { learnDurations, paceOf, ratioOf, shrink } from './durations.ts'
import { calibrated, forecastValue } from './forecast.ts'
import type { ForecastInput, ForecastTask, Hold } from './network.ts'
import { openDaysAround } from './open-days.ts'

const today = '2026-04-06'
const open = openDaysAround(buildCalendar({ japaneseHolidays: true }), today)
const none = learnDurations([], [], 0)

function task(key: string, days: readonly [string, string], given: Partial<ForecastTask> = {}): ForecastTask {
  const [startOn, dueOn] = days
  const dependsOn: Link[] = []
  return {
    key,
    startOn,
    dueOn,
    side: 'vendor',
    element: 'implementation',
    status: 'todo',
    isPinned: false,
    dependsOn,
    ...given,
  }
}
const waits = (...keys: string[]): Link[] => keys.map((each) => ({ task: each, kind: 'finish_start', lag: 0 }))
const plan = (first: Partial<ForecastTask> = {}) => [
  task('setup', ['2026-04-06', '2026-04-17'], first),
  task('training', ['2026-04-20', '2026-04-24'], { dependsOn: waits('setup'), element: 'training' }),
  task('value', ['2026-04-27', '2026-05-08'], { dependsOn: waits('training'), side: 'joint' }),
]
const input = (tasks: readonly ForecastTask[], given: Partial<ForecastInput> = {}): ForecastInput => ({
  seed: 'project',
  today,
  programKey: 'program',
  valueTaskKey: 'value',
  tasks,
  holds: [],
  pace: 1,
  calendars: { vendor: open, customer: open, joint: open },
  durations: none,
  ...given,
})
const hold: Hold = { id: 'b', taskKeys: ['setup'], holder: 'third_party', raisedOn: '2026-03-30', expectedOn: null }

describe('the forecast', () => {
  it('is the same for the same facts, whatever else was computed before', () => {
    const first = forecastValue(input(plan()), '2026-05-08')
    forecastValue(input(plan(), { seed: 'other' }), '2026-05-08')
    expect(forecastValue(input(plan()), '2026-05-08')).toEqual(first)
  })

  it('ends on business days, with the middle inside its band and nothing before the plan', () => {
    const forecast = forecastValue(input(plan()), '2026-05-08')
    expect(forecast && forecast.fromOn <= forecast.valueOn && forecast.valueOn <= forecast.toOn).toBe(true)
    expect(forecast && forecast.fromOn < forecast.toOn).toBe(true)
    expect(forecast && forecast.fromOn >= '2026-04-27').toBe(true)
  })

  it('of done work is today at the soonest, since the customer has not confirmed it', () => {
    const done = plan().map((each) => ({ ...each, status: 'done' as const, doneOn: '2026-04-03' }))
    expect(forecastValue(input(done), '2026-05-08')).toMatchObject({
      valueOn: '2026-04-06',
      toOn: '2026-04-06',
      reasons: [{ kind: 'unconfirmed', days: 3 }],
    })
    expect(forecastValue(input(done), '2026-04-01')?.reasons).toMatchObject([
      { kind: 'unconfirmed' },
      { kind: 'agreed_passed', days: 5 },
    ])
  })

  it('has none where the plan has no value task', () => {
    expect(forecastValue(input([task('setup', ['2026-04-06', '2026-04-17'])]), '2026-05-08')).toBeUndefined()
  })

  it.each<[string, ForecastInput, string]>([
    ['a blocker', input(plan(), { holds: [hold] }), 'blocker'],
    [
      'work that runs late',
      input(
        plan()
          .map((each, at) => (at === 0 ? { ...each, startOn: '2026-03-02', dueOn: '2026-03-06' } : each))
          .map((each) =>
            each.key === 'training'
              ? { ...each, startOn: '2026-03-09', dueOn: '2026-03-13' }
              : each.key === 'value'
                ? { ...each, startOn: '2026-03-16', dueOn: '2026-03-27' }
                : each,
          ),
      ),
      'running_late',
    ],
    ['a customer who is slow', input(plan({ side: 'customer' }), { pace: 2 }), 'slow_customer'],
    [
      'work that has always taken longer',
      input(plan(), {
        durations: learnDurations(
          Array.from({ length: 40 }, () => ({
            programKey: 'program',
            taskKey: 'training',
            element: 'training' as const,
            side: 'vendor' as const,
            plannedDays: 5,
            actualDays: 15,
          })),
          [],
          40,
        ),
      }),
      'usually_longer',
    ],
  ])('names %s with the days that it costs', (_, given, kind) => {
    const forecast = forecastValue(given, '2026-05-08')
    expect(forecast?.reasons[0]).toMatchObject({ kind })
    expect(forecast?.reasons[0]?.days).toBeGreaterThanOrEqual(1)
  })

  it('says that the plan itself ends after the agreed day', () => {
    expect(forecastValue(input(plan()), '2026-05-01')?.reasons).toContainEqual(
      expect.objectContaining({ kind: 'plan_later', days: 7 }),
    )
  })

  it('comes later with a blocker than without, and sooner once it is near its end', () => {
    const days = (holds: Hold[]) => forecastValue(input(plan(), { holds }), '2026-05-08')?.valueOn ?? ''
    expect(days([hold]) > days([])).toBe(true)
    expect(days([{ ...hold, expectedOn: '2026-04-07' }]) < days([hold])).toBe(true)
  })
})

it('learns more from much history than from little, and nothing from none', () => {
  const wider = [0.8, 1, 1.2]
  expect(shrink([], wider)).toBe(wider)
  const middle = (values: readonly number[]) => shrink(values, wider)[16] ?? 0
  expect(middle([2])).toBeLessThan(middle(Array.from({ length: 50 }, () => 2)))
  expect(middle(Array.from({ length: 50 }, () => 2))).toBe(2)
})

it('takes a day late on a day of work for less than a doubling', () => {
  expect(ratioOf({ plannedDays: 1, actualDays: 2 })).toBeCloseTo(4 / 3)
})

it('measures a customer against what is usual, carefully while it has done little', () => {
  const slow = {
    programKey: 'p',
    taskKey: 't',
    element: 'training',
    side: 'customer',
    plannedDays: 4,
    actualDays: 10,
  } as const
  const few = paceOf([slow], none)
  const many = paceOf(
    Array.from({ length: 20 }, () => slow),
    none,
  )
  expect(paceOf([], none)).toBe(1)
  expect(few).toBeGreaterThan(1)
  expect(many).toBeGreaterThan(few)
})

it('widens the band by what past errors ask for, never into the past', () => {
  const band = { valueOn: '2026-04-20', fromOn: '2026-04-10', toOn: '2026-05-01' }
  expect(calibrated(band, 2, today)).toEqual({ valueOn: '2026-04-20', fromOn: today, toOn: '2026-05-12' })
})
