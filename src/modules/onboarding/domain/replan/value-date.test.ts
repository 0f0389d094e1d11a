import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildCalendar, isBusinessDay, previousBusinessDay } from '#platform/kernel/calendar.ts'
import { addDays } from '#platform/kernel/dates.ts'
import { toLinks } from '../network/link.ts'
import type { ProjectTask } from '../network/project-task.ts'
import { sideCalendars } from '../plan/side-calendars.ts'
import { isOpen, type TaskStatus } from '../task.ts'
import { planState, whatIf } from './what-if.ts'

const vendor = buildCalendar({ japaneseHolidays: true })
const calendars = sideCalendars(vendor, vendor)

const task = (
  key: string,
  startOn: string,
  dueOn: string,
  { dependsOn = [], ...rest }: Partial<Omit<ProjectTask, 'dependsOn'>> & { dependsOn?: string[] } = {},
): ProjectTask => ({
  key,
  startOn,
  dueOn,
  side: 'vendor',
  status: 'todo',
  isPinned: false,
  dependsOn: toLinks(dependsOn),
  ...rest,
})

// Monday 2026-04-06 and after; Golden Week is 4/29 and 5/4–5/6.
const plan = [
  task('welcome', '2026-04-01', '2026-04-03', { status: 'done' }),
  task('import', '2026-04-06', '2026-04-10', { dependsOn: ['welcome'] }),
  task('train', '2026-04-13', '2026-04-17', { dependsOn: ['import'] }),
  task('use', '2026-04-22', '2026-04-24', { dependsOn: ['train'] }),
  task('value', '2026-04-28', '2026-04-28', { dependsOn: ['use'] }),
  task('review', '2026-04-30', '2026-05-01', { dependsOn: ['value'] }),
]
const planWith = (key: string, change: Partial<ProjectTask>) =>
  plan.map((each) => (each.key === key ? { ...each, ...change } : each))

const towards = (on: string, { tasks = plan, today = '2026-04-06' } = {}) =>
  whatIf(planState(tasks, { calendars, valueTaskKey: 'value', today }), [{ kind: 'value_date', on }])
const moves = (result: ReturnType<typeof towards>) =>
  Object.fromEntries(
    result.moves.map(({ taskKey, to, reason }) => [
      taskKey,
      `${to.startOn.slice(5)}/${to.dueOn.slice(5)} ${reason.cause}`,
    ]),
  )

describe('leading the plan to another value date', () => {
  it.each([
    ['the day it has already', '2026-04-28', plan, {}],
    // The work of the next ten business days stays, Golden Week is not worked on.
    [
      'a later day beyond Golden Week',
      '2026-05-08',
      plan,
      { use: '04-28/05-01 shifted', value: '05-08/05-08 asked', review: '05-11/05-12 shifted' },
    ],
    [
      'a closed day, so the open one before it',
      '2026-05-06',
      plan,
      { use: '04-24/04-28 shifted', value: '05-01/05-01 asked', review: '05-07/05-08 shifted' },
    ],
    ['a day when the value was reached', '2026-05-08', planWith('value', { status: 'done' }), {}],
    ['a day while the value task is pinned', '2026-05-08', planWith('value', { isPinned: true }), {}],
  ])('goes to %s', (_, on, tasks, expected) => {
    expect(moves(towards(on, { tasks }))).toEqual(expected)
  })

  it('presses all open work together where the day is sooner', () => {
    const result = towards('2026-04-17')
    expect(result.valueDate).toMatchObject({ to: '2026-04-17' })
    expect(result.tasks.get('welcome')).toMatchObject({ startOn: '2026-04-01', dueOn: '2026-04-03' })
    expect(result.tasks.get('import')?.startOn).toBe('2026-04-06')
    expect(result.moves.map(({ taskKey }) => taskKey)).toEqual(['import', 'train', 'use', 'value', 'review'])
  })

  it('keeps the first day of what has begun, and what is pinned, and says so of a pinned value task', () => {
    const begun = planWith('import', { status: 'doing' })
    expect(towards('2026-05-22', { tasks: begun, today: '2026-04-08' }).tasks.get('import')).toMatchObject({
      startOn: '2026-04-06',
      dueOn: '2026-04-10',
    })
    const pinned = towards('2026-05-22', { tasks: planWith('use', { isPinned: true }) })
    expect(pinned.tasks.get('use')).toMatchObject({ startOn: '2026-04-22', dueOn: '2026-04-24' })
    expect(towards('2026-05-22', { tasks: planWith('value', { isPinned: true }) }).blockedPins).toEqual(['value'])
  })

  it('takes no longer for work that begins before the room and ends after it', () => {
    const long = planWith('train', { startOn: '2026-04-15', dueOn: '2026-04-24', dependsOn: [] })
    const { tasks } = towards('2026-05-22', { tasks: long })
    // Eight days of work, both ends included: 4/15 to 4/24.
    expect(tasks.get('train')).toMatchObject({ startOn: '2026-04-15', dueOn: '2026-04-24' })
    const wide = planWith('value', { startOn: '2026-04-13', dueOn: '2026-04-28', dependsOn: [] })
    // Twelve days of work, both ends included, around Golden Week.
    expect(towards('2026-05-22', { tasks: wide }).tasks.get('value')).toMatchObject({
      startOn: '2026-05-07',
      dueOn: '2026-05-22',
    })
  })

  it('puts late work on today with the days it needs', () => {
    const late = towards('2026-05-29', { today: '2026-04-20' })
    expect(late.tasks.get('import')).toMatchObject({ startOn: '2026-04-20', dueOn: '2026-04-24' })
  })

  it('refuses a day that is over', () => {
    expect(() => towards('2026-04-03')).toThrow('onboarding.value_date_before_start')
  })

  it('goes forth and back to the day it had: nothing finished moves, nothing begins in the past, the order holds', () => {
    const days = fc.integer({ min: 5, max: 90 })
    const status = fc.constantFrom<TaskStatus>('todo', 'doing', 'done')
    fc.assert(
      fc.property(days, status, (later, importStatus) => {
        const tasks = planWith('import', {
          status: importStatus,
          doneOn: importStatus === 'done' ? '2026-04-06' : null,
        })
        const on = addDays('2026-04-28', later)
        const forth = towards(on, { tasks })
        expect(forth.valueDate?.to).toBe(previousBusinessDay(vendor, on))
        const back = towards('2026-04-28', { tasks: [...forth.tasks.values()] })
        expect(back.valueDate?.to).toBe('2026-04-28')
        for (const after of [forth, back])
          for (const [key, moved] of after.tasks) {
            const before = tasks.find((each) => each.key === key)
            if (before === undefined || !isOpen(before)) expect(moved).toEqual(before)
            else {
              expect(moved.startOn >= '2026-04-06').toBe(true)
              expect(isBusinessDay(vendor, moved.dueOn)).toBe(true)
              for (const link of moved.dependsOn) {
                const held = after.tasks.get(link.task)
                expect(held !== undefined && (!isOpen(held) || held.dueOn <= moved.startOn)).toBe(true)
              }
            }
          }
      }),
    )
  })
})
