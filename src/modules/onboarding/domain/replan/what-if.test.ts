import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildCalendar, isBusinessDay } from '#platform/kernel/calendar.ts'
import { addDays } from '#platform/kernel/dates.ts'
import { builtInPrograms } from '../../content/built-in.ts'
import { toLinks } from '../network/link.ts'
import type { ProjectTask } from '../network/project-task.ts'
import { planProject } from '../plan/project-plan.ts'
import { sideCalendars } from '../plan/side-calendars.ts'
import { isOpen, taskStatuses } from '../task.ts'
import type { Successors } from './propagate.ts'
import { planState, type WhatIf, whatIf } from './what-if.ts'

const vendor = buildCalendar({ japaneseHolidays: true })
const closedWednesdays = buildCalendar({ japaneseHolidays: true, closedWeekdays: [3], owner: 'customer' })
const basis = { calendars: sideCalendars(vendor, vendor), valueTaskKey: 'value', today: '2026-06-01' }

interface Move {
  taskKey: string
  startOn?: string
  dueOn?: string
  successors?: Successors
}
const previewMove = (tasks: readonly ProjectTask[], { taskKey, ...move }: Move, on: typeof basis) =>
  whatIf(planState(tasks, on), [{ kind: 'move', task: taskKey, ...move }])

interface TaskRest extends Partial<Omit<ProjectTask, 'dependsOn'>> {
  dependsOn?: string[]
}
const task = (
  key: string,
  startOn: string,
  dueOn: string,
  { dependsOn = [], ...rest }: TaskRest = {},
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
// Monday 2026-06-01 and after; no holidays until 7/20.
const plan = [
  task('welcome', '2026-06-01', '2026-06-02', { status: 'done' }),
  task('kickoff', '2026-06-08', '2026-06-08', { dependsOn: ['welcome'] }),
  task('import', '2026-06-09', '2026-06-11', { dependsOn: ['kickoff'] }),
  task('train', '2026-06-15', '2026-06-16', { dependsOn: ['kickoff'] }),
  task('value', '2026-06-12', '2026-06-15', { dependsOn: ['import'] }),
  task('review', '2026-06-18', '2026-06-18'),
]
const planWith = (key: string, change: Partial<ProjectTask>) =>
  plan.map((each) => (each.key === key ? { ...each, ...change } : each))
const moves = (preview: WhatIf) =>
  Object.fromEntries(preview.moves.map(({ taskKey, to }) => [taskKey, `${to.startOn.slice(5)}/${to.dueOn.slice(5)}`]))

describe('a move', () => {
  it.each([
    {
      name: 'pushes only successors that would begin too soon',
      tasks: plan,
      move: { startOn: '2026-06-10' },
      expected: { kickoff: '06-10/06-10', import: '06-10/06-12' },
      days: 0,
    },
    {
      name: 'pushes through to the value date, over the weekend',
      tasks: plan,
      move: { startOn: '2026-06-12' },
      expected: { kickoff: '06-12/06-12', import: '06-12/06-16', value: '06-16/06-17' },
      days: 2,
    },
    {
      name: 'shifts all successors later, and nothing else',
      tasks: plan,
      move: { startOn: '2026-06-10', successors: 'shift' as const },
      expected: { kickoff: '06-10/06-10', import: '06-11/06-15', train: '06-17/06-18', value: '06-16/06-17' },
      days: 2,
    },
    {
      name: 'shifts all successors earlier',
      tasks: plan,
      move: { startOn: '2026-06-05', successors: 'shift' as const },
      expected: { kickoff: '06-05/06-05', import: '06-08/06-10', train: '06-12/06-15', value: '06-11/06-12' },
      days: -3,
    },
    {
      name: 'takes a Saturday for Monday',
      tasks: plan,
      move: { startOn: '2026-06-13' },
      expected: { kickoff: '06-15/06-15', import: '06-15/06-17', value: '06-17/06-18', train: undefined },
      days: 3,
    },
    {
      name: 'never goes before a predecessor',
      tasks: plan,
      move: { startOn: '2026-05-20' },
      expected: { kickoff: '06-02/06-02' },
      days: 0,
    },
    {
      name: 'waits for the day on which a predecessor was really done',
      tasks: planWith('welcome', { doneOn: '2026-06-04' }),
      move: { startOn: '2026-05-20' },
      expected: { kickoff: '06-04/06-04' },
      days: 0,
    },
    {
      name: 'leaves done work',
      tasks: planWith('import', { status: 'done' }),
      move: { startOn: '2026-06-12' },
      expected: { kickoff: '06-12/06-12' },
      days: 0,
    },
    {
      name: 'a later due date alone keeps the start',
      tasks: plan,
      move: { dueOn: '2026-06-10' },
      expected: { kickoff: '06-08/06-10', import: '06-10/06-12' },
      days: 0,
    },
    {
      name: 'a due date before the start takes the start along',
      tasks: plan,
      move: { dueOn: '2026-06-04' },
      expected: { kickoff: '06-04/06-04' },
      days: 0,
    },
    { name: 'changes nothing when moved by 0', tasks: plan, move: { startOn: '2026-06-08' }, expected: {}, days: 0 },
  ])('$name', ({ tasks, move, expected, days }) => {
    const preview = previewMove(tasks, { taskKey: 'kickoff', ...move }, basis)
    expect(moves(preview)).toEqual(expected)
    expect(preview.valueDate?.days).toBe(days)
    expect(preview.blockedPins).toEqual([])
  })

  it('leaves pinned work and says that it is in the way', () => {
    const preview = previewMove(
      planWith('import', { isPinned: true }),
      { taskKey: 'kickoff', startOn: '2026-06-12' },
      basis,
    )
    expect(moves(preview)).toEqual({ kickoff: '06-12/06-12' })
    expect(preview.blockedPins).toEqual(['import'])
  })

  it('does not wait for skipped work', () => {
    const tasks = planWith('welcome', { status: 'skipped' })
    expect(moves(previewMove(tasks, { taskKey: 'kickoff', startOn: '2026-06-01' }, basis))).toEqual({
      kickoff: '06-01/06-01',
    })
  })

  it.each([
    { code: 'onboarding.task_unknown', taskKey: 'nothing' },
    { code: 'onboarding.task_closed', taskKey: 'welcome' },
  ])('refuses with $code', ({ code, taskKey }) => {
    expect(() => previewMove(plan, { taskKey, startOn: '2026-06-10' }, basis)).toThrow(code)
  })
})

describe('laws of re-planning', () => {
  const calendars = sideCalendars(vendor, closedWednesdays)
  const program = builtInPrograms[0]
  if (program === undefined) throw new Error('built-in programs are missing')
  const valueTaskKey = program.valueTaskKey
  const dated = planProject({ program, contractStart: '2026-06-01', calendars }).tasks
  const projects = fc
    .array(fc.record({ status: fc.constantFrom(...taskStatuses), isPinned: fc.boolean() }), {
      minLength: 36,
      maxLength: 36,
    })
    .map((states) =>
      program.tasks.map(({ key, side, dependsOn }, index): ProjectTask => {
        const { startOn = '', dueOn = '' } = dated[index] ?? {}
        const { status, isPinned } = states[index] ?? { status: 'todo', isPinned: false }
        return { key, side, dependsOn: toLinks(dependsOn), startOn, dueOn, status, isPinned }
      }),
    )
  const someMove = fc.record({
    index: fc.nat(35),
    days: fc.integer({ min: -30, max: 60 }),
    successors: fc.constantFrom('push', 'shift') satisfies fc.Arbitrary<Successors>,
  })

  it('moves only open, unpinned work, onto open days, after its predecessors', () => {
    fc.assert(
      fc.property(projects, someMove, (tasks, { index, days, successors }) => {
        const moved = tasks[index]
        fc.pre(moved !== undefined && isOpen(moved))
        const startOn = addDays(moved.startOn, days)
        const on = { calendars, valueTaskKey, today: '2026-06-01' }
        const { moves: changes } = previewMove(tasks, { taskKey: moved.key, startOn, successors }, on)
        if (days === 0) expect(changes).toEqual([])
        const changed = new Map(changes.map((change) => [change.taskKey, change.to]))
        for (const each of tasks) {
          const to = changed.get(each.key)
          if (to === undefined) continue
          expect(isOpen(each) && (!each.isPinned || each.key === moved.key)).toBe(true)
          expect(isBusinessDay(calendars[each.side], to.startOn)).toBe(true)
          expect(isBusinessDay(calendars[each.side], to.dueOn)).toBe(true)
          expect(to.startOn <= to.dueOn).toBe(true)
          for (const { task: key } of each.dependsOn) {
            const predecessor = tasks.find((other) => other.key === key)
            if (predecessor === undefined || predecessor.status === 'skipped') continue
            expect((changed.get(key) ?? predecessor).dueOn <= to.startOn).toBe(true)
          }
        }
      }),
    )
  })

  it('pushing later never brings anything forward', () => {
    fc.assert(
      fc.property(projects, fc.nat(35), fc.nat(60), (tasks, index, days) => {
        const moved = tasks[index]
        fc.pre(moved !== undefined && isOpen(moved))
        const move = { taskKey: moved.key, startOn: addDays(moved.startOn, days) }
        const { moves: changes } = previewMove(tasks, move, { calendars, valueTaskKey, today: '2026-06-01' })
        for (const { from, to } of changes) expect(from.startOn <= to.startOn && from.dueOn <= to.dueOn).toBe(true)
      }),
    )
  })

  it('returns to the start when all that follows is moved there and back', () => {
    const ours = { ...basis, calendars: sideCalendars(vendor, vendor) }
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (days) => {
        const there = addDays('2026-06-08', days)
        const moved = whatIf(planState(plan, ours), [
          { kind: 'move', task: 'kickoff', startOn: there, successors: 'shift' },
        ])
        const back = whatIf({ ...planState(plan, ours), tasks: moved.tasks }, [
          { kind: 'move', task: 'kickoff', startOn: '2026-06-08', successors: 'shift' },
        ])
        for (const { key, startOn, dueOn } of plan) expect(back.tasks.get(key)).toMatchObject({ startOn, dueOn })
      }),
    )
  })

  it('plans 1,000 tasks in a chain at once', () => {
    const chain = Array.from({ length: 1000 }, (_, index) =>
      task(`t${index}`, '2026-06-01', '2026-06-01', { dependsOn: index === 0 ? [] : [`t${index - 1}`] }),
    )
    const state = planState(chain, { ...basis, valueTaskKey: 't999' })
    const { moves, valueDate } = whatIf(state, [{ kind: 'move', task: 't0', startOn: '2026-06-02' }])
    expect(moves).toHaveLength(1000)
    expect(valueDate).toEqual({ from: '2026-06-01', to: '2026-06-02', days: 1 })
  })
})
