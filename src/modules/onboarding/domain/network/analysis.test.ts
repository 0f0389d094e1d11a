import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildCalendar } from '#platform/kernel/calendar.ts'
import { addDays } from '#platform/kernel/dates.ts'
import { sideCalendars } from '../plan/side-calendars.ts'
import { planState, whatIf } from '../replan/what-if.ts'
import { analysePlan } from './analysis.ts'
import { latestBefore } from './bounds.ts'
import { type Link, type LinkInput, linkKinds, toLinks } from './link.ts'
import { findCycle, inDependencyOrder } from './order.ts'
import type { ProjectTask } from './project-task.ts'

const vendor = buildCalendar({ japaneseHolidays: true })
const closedWednesdays = buildCalendar({ japaneseHolidays: true, closedWeekdays: [3], owner: 'customer' })
const calendars = sideCalendars(vendor, closedWednesdays)
const basis = { valueTaskKey: 'value', calendars, from: '2026-06-01' }

const task = (
  key: string,
  startOn: string,
  dueOn: string,
  dependsOn: LinkInput[] = [],
  rest: Partial<ProjectTask> = {},
): ProjectTask => ({
  key,
  startOn,
  dueOn,
  side: 'vendor',
  status: 'todo',
  isPinned: false,
  ...rest,
  dependsOn: toLinks(dependsOn),
})
const link = (key: string, kind: Link['kind'], lag = 0): Link => ({ task: key, kind, lag })

// Monday 2026-06-01 and after; no holidays until 7/20.
const plan = [
  task('kickoff', '2026-06-01', '2026-06-02'),
  task('invite', '2026-06-02', '2026-06-02', ['kickoff']),
  task('train', '2026-06-03', '2026-06-04', ['invite']),
  task('import', '2026-06-02', '2026-06-09', ['kickoff']),
  task('value', '2026-06-09', '2026-06-12', ['import', 'train']),
  task('party', '2026-06-15', '2026-06-15', ['value']),
]
const slackOf = (tasks: readonly ProjectTask[], of: 'totalSlack' | 'freeSlack' = 'totalSlack') =>
  Object.fromEntries([...analysePlan(tasks, basis)].map(([key, each]) => [key, each[of]]))

describe('analysePlan', () => {
  it('knows the total slack: 0 on the critical path, elsewhere the least of the ways that lead on', () => {
    expect(slackOf(plan)).toEqual({ kickoff: 0, invite: 4, train: 3, import: 0, value: 0, party: null })
  })

  it('knows the free slack: what no successor feels', () => {
    expect(slackOf(plan, 'freeSlack')).toEqual({ kickoff: 0, invite: 1, train: 3, import: 0, value: 1, party: null })
  })

  it.each([
    // Lags are counted on the successor's calendar; the customer is closed on Wednesday 6/3 and 6/10.
    { kind: 'finish_start' as const, lag: 0, latest: '2026-06-11', total: 7 },
    { kind: 'finish_start' as const, lag: 2, latest: '2026-06-08', total: 4 },
    { kind: 'finish_start' as const, lag: -1, latest: '2026-06-12', total: 8 },
    { kind: 'start_start' as const, lag: 0, latest: '2026-06-12', total: 8 },
    { kind: 'start_start' as const, lag: 1, latest: '2026-06-11', total: 7 },
    { kind: 'finish_finish' as const, lag: 0, latest: '2026-06-15', total: 9 },
    { kind: 'finish_finish' as const, lag: 3, latest: '2026-06-10', total: 6 },
    { kind: 'start_finish' as const, lag: 0, latest: '2026-06-16', total: 10 },
    { kind: 'start_finish' as const, lag: 4, latest: '2026-06-09', total: 5 },
  ])('counts back over $kind with a lag of $lag', ({ kind, lag, latest, total }) => {
    const first = task('first', '2026-06-01', '2026-06-02')
    const value = task('value', '2026-06-11', '2026-06-15', [link('first', kind, lag)], { side: 'customer' })
    const analysis = analysePlan([first, value], basis).get('first')
    expect(analysis?.late?.dueOn).toBe(latest)
    expect(analysis?.totalSlack).toBe(total)
  })

  it('says how soon each could begin, and why it has its day', () => {
    const analysis = analysePlan(plan, basis)
    expect(analysis.get('value')?.early).toEqual({ startOn: '2026-06-09', dueOn: '2026-06-12' })
    expect(analysis.get('train')?.early).toEqual({ startOn: '2026-06-02', dueOn: '2026-06-03' })
    expect(analysis.get('value')?.reason).toEqual({ kind: 'waits_for', waitsFor: 'import' })
    expect(analysis.get('train')?.reason).toEqual({ kind: 'first_plan', waitsFor: null })
    const pinned = [task('value', '2026-06-09', '2026-06-12', [], { isPinned: true })]
    expect(analysePlan(pinned, basis).get('value')?.reason.kind).toBe('pinned')
  })
})

describe('order', () => {
  it('names the circle', () => {
    const circle = [
      task('a', '2026-06-01', '2026-06-01', ['c']),
      task('b', '2026-06-01', '2026-06-01', ['a']),
      task('c', '2026-06-01', '2026-06-01', [link('b', 'start_start')]),
      task('d', '2026-06-01', '2026-06-01', ['c']),
    ]
    expect(findCycle(circle)).toEqual(['a', 'b', 'c', 'a'])
    expect(() => inDependencyOrder(circle)).toThrow('onboarding.dependency_cycle')
  })

  it('goes through a chain of 20,000 tasks', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) =>
      task(`t${index}`, '2026-06-01', '2026-06-01', index === 19_999 ? [] : [`t${index + 1}`]),
    )
    expect(inDependencyOrder(chain)[0]?.key).toBe('t19999')
  })
})

describe('laws of the network', () => {
  const anyPlan = fc
    .array(
      fc.record({
        start: fc.nat(20),
        length: fc.nat(6),
        side: fc.constantFrom('vendor', 'customer', 'joint') satisfies fc.Arbitrary<ProjectTask['side']>,
        links: fc.array(
          fc.record({
            index: fc.nat(12),
            kind: fc.constantFrom(...linkKinds),
            lag: fc.integer({ min: -3, max: 5 }),
          }),
          { maxLength: 3 },
        ),
      }),
      { minLength: 2, maxLength: 12 },
    )
    .map((rows) => {
      const tasks = rows.map(({ start, length, side, links }, index) => {
        const startOn = addDays('2026-04-20', start)
        const waits = links
          .filter((each) => each.index < index)
          .map((each) => link(`t${each.index}`, each.kind, each.lag))
        return task(`t${index}`, startOn, addDays(startOn, length), waits, { side })
      })
      // A plan that keeps its calendars and links to begin with.
      const state = planState(tasks, { calendars, valueTaskKey: `t${rows.length - 1}`, today: '2026-04-01' })
      const edits = tasks.map(({ key, dependsOn }) => ({ kind: 'links' as const, task: key, dependsOn }))
      return [...whatIf(state, [{ kind: 'calendar' }, ...edits]).tasks.values()]
    })

  it('can be late by its slack without moving the value, and on the critical path by nothing', () => {
    fc.assert(
      fc.property(anyPlan, (tasks) => {
        const valueTaskKey = tasks.at(-1)?.key ?? ''
        const state = planState(tasks, { calendars, valueTaskKey, today: '2026-04-01' })
        for (const [key, { late, totalSlack, isCritical }] of analysePlan(tasks, { ...basis, valueTaskKey })) {
          if (late === null || totalSlack === null) continue
          expect(isCritical).toBe(totalSlack === 0)
          const moved = whatIf(state, [{ kind: 'move', task: key, startOn: late.startOn }])
          expect(moved.valueDate?.days, key).toBeLessThanOrEqual(0)
          const later = addDays(late.dueOn, 1)
          const tooLate = whatIf(state, [{ kind: 'move', task: key, startOn: addDays(late.startOn, 1), dueOn: later }])
          if (key === valueTaskKey) expect(tooLate.valueDate?.days).toBeGreaterThan(0)
        }
      }),
    )
  })

  it('reaches the bound from the latest day before it, and not from the day after', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.integer({ min: -10, max: 10 }), (offset, lag) => {
        const successor = [task('s', '2026-01-05', '2026-01-05')]
        const state = planState(successor, { calendars, valueTaskKey: 's', today: '2026-01-01' })
        const day = addDays('2026-01-05', offset)
        const bound = whatIf(state, [{ kind: 'move', task: 's', startOn: day }]).tasks.get('s')?.startOn ?? ''
        const latest = latestBefore(vendor, bound, lag)
        const reach = (from: string) => {
          const first = task('p', from, from, [], { status: 'done', doneOn: from })
          const waits = task('s', '2026-01-01', '2026-01-01', [link('p', 'finish_start', lag)])
          const plan = planState([first, waits], { calendars, valueTaskKey: 's', today: '2026-01-01' })
          return (
            whatIf(plan, [{ kind: 'status', task: 'p', status: 'done', doneOn: from }]).tasks.get('s')?.startOn ?? ''
          )
        }
        expect(reach(latest) <= bound).toBe(true)
        expect(reach(addDays(latest, 1)) > bound).toBe(true)
      }),
    )
  })
})
