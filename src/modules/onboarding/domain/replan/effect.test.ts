import { describe, expect, it } from 'vitest'
import { buildCalendar } from '#platform/kernel/calendar.ts'
import { type LinkInput, toLinks } from '../network/link.ts'
import type { ProjectTask } from '../network/project-task.ts'
import { sideCalendars } from '../plan/side-calendars.ts'
import { effectOfDelays } from './effect.ts'
import { fitTo } from './fit.ts'
import { planState, whatIf } from './what-if.ts'

const vendor = buildCalendar({ japaneseHolidays: true })
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
// Monday 2026-06-01 and after.
const state = planState(
  [
    task('kickoff', '2026-06-01', '2026-06-02', [], { status: 'done' }),
    task('import', '2026-06-02', '2026-06-09', ['kickoff']),
    task('train', '2026-06-03', '2026-06-04', ['kickoff']),
    task('value', '2026-06-09', '2026-06-12', ['import', 'train']),
  ],
  { calendars: sideCalendars(vendor, vendor), valueTaskKey: 'value', today: '2026-06-01' },
)

describe('effectOfDelays', () => {
  it.each([
    { name: 'a day on the critical path', delays: [{ taskKey: 'import', days: 1 }], days: 3 },
    { name: 'within the slack', delays: [{ taskKey: 'train', days: 3 }], days: 0 },
    { name: 'beyond the slack', delays: [{ taskKey: 'train', days: 5 }], days: 4 },
    { name: 'until a day', delays: [{ taskKey: 'import', until: '2026-06-16' }], days: 7 },
    { name: 'until a day that is no delay', delays: [{ taskKey: 'import', until: '2026-06-01' }], days: 0 },
    { name: 'of what is done', delays: [{ taskKey: 'kickoff', days: 20 }], days: 0 },
    {
      name: 'two, of which the longer counts',
      delays: [
        { taskKey: 'train', days: 5 },
        { taskKey: 'import', days: 1 },
      ],
      days: 4,
    },
  ])('$name', ({ delays, days }) => {
    expect(effectOfDelays(state, delays)?.days).toBe(days)
  })

  it('refuses a task that is not in the plan', () => {
    expect(() => effectOfDelays(state, [{ taskKey: 'none', days: 1 }])).toThrow('onboarding.task_unknown')
  })
})

describe('fitTo', () => {
  it('says by how many business days an agreed date is missed, and what would help', () => {
    expect(fitTo(state, '2026-06-12')).toEqual({ missingDays: 0, ways: [] })
    const fit = fitTo(state, '2026-06-10')
    expect(fit.missingDays).toBe(2)
    expect(fit.ways).toEqual([
      { kind: 'value_date', on: '2026-06-12' },
      { kind: 'phase_two', task: 'import', days: 3 },
      { kind: 'shorten', task: 'import', days: 3 },
    ])
    const put = whatIf(state, [{ kind: 'status', task: 'import', status: 'skipped' }])
    expect(put.valueDate?.to).toBe('2026-06-09')
  })
})

interface GoldenCase {
  name: string
  from: string
  workDays: number
  to: string[]
  side?: ProjectTask['side']
  ours?: typeof vendor
}

describe('golden cases of the calendar', () => {
  const customer = buildCalendar({ japaneseHolidays: true, closedWeekdays: [3], owner: 'customer' })
  const yearEnd = buildCalendar({ japaneseHolidays: true, closedRanges: [{ from: '12-29', to: '01-03' }] })
  const place = (from: string, workDays: number, side: ProjectTask['side'], ours = vendor) => {
    const plan = planState([task('t', '2026-01-05', '2026-01-05', [], { side })], {
      calendars: sideCalendars(ours, customer),
      valueTaskKey: 't',
      today: '2026-01-05',
    })
    const edits = [
      { kind: 'length' as const, task: 't', workDays },
      { kind: 'move' as const, task: 't', startOn: from },
    ]
    const placed = whatIf(plan, edits).tasks.get('t')
    return [placed?.startOn, placed?.dueOn]
  }
  it.each<GoldenCase>([
    { name: 'Golden Week 2026', from: '2026-04-28', workDays: 5, to: ['2026-04-28', '2026-05-08'] },
    { name: 'begun in Golden Week 2026', from: '2026-05-03', workDays: 2, to: ['2026-05-07', '2026-05-08'] },
    { name: 'Golden Week 2027', from: '2027-04-28', workDays: 4, to: ['2027-04-28', '2027-05-07'] },
    { name: 'the citizens’ holiday of 9/22', from: '2026-09-18', workDays: 2, to: ['2026-09-18', '2026-09-24'] },
    { name: 'a weekend', from: '2026-06-06', workDays: 1, to: ['2026-06-08', '2026-06-08'] },
    { name: 'the year’s end', from: '2026-12-28', workDays: 2, to: ['2026-12-28', '2027-01-04'], ours: yearEnd },
    {
      name: 'Wednesdays',
      from: '2026-06-09',
      workDays: 2,
      to: ['2026-06-09', '2026-06-11'],
      side: 'customer' as const,
    },
    { name: 'joint', from: '2026-06-10', workDays: 1, to: ['2026-06-11', '2026-06-11'], side: 'joint' },
  ])('$name', ({ from, workDays, to, side = 'vendor', ours }) => {
    expect(place(from, workDays, side, ours)).toEqual(to)
  })

  it('puts work off closed days in its length, and says which pins are in the way', () => {
    const closed = whatIf(state, [{ kind: 'close', side: 'vendor', days: ['2026-06-03', '2026-06-12'] }])
    const moves = Object.fromEntries(closed.moves.map(({ taskKey, to }) => [taskKey, [to.startOn, to.dueOn]]))
    expect(moves).toEqual({
      import: ['2026-06-02', '2026-06-10'],
      train: ['2026-06-04', '2026-06-05'],
      value: ['2026-06-10', '2026-06-16'],
    })
    const pinned = { ...state, tasks: new Map(state.tasks) }
    pinned.tasks.set('train', task('train', '2026-06-03', '2026-06-04', ['kickoff'], { isPinned: true }))
    expect(whatIf(pinned, [{ kind: 'close', side: 'vendor', days: ['2026-06-03'] }]).blockedPins).toEqual(['train'])
  })

  it('dates late work from today', () => {
    const late = { ...state, today: '2026-06-08' }
    const moves = whatIf(late, [{ kind: 'replan' }]).moves.map(({ taskKey, to, reason }) => [
      taskKey,
      to.startOn,
      reason,
    ])
    expect(moves).toEqual([
      ['import', '2026-06-08', { cause: 'overdue', by: null }],
      ['train', '2026-06-08', { cause: 'overdue', by: null }],
      ['value', '2026-06-15', { cause: 'pushed', by: 'import' }],
    ])
  })

  it('splits work into parts that take as long together', () => {
    const parts = whatIf(state, [
      { kind: 'split', task: 'import', firstDays: 3, rest: [{ key: 'import_2', workDays: 3 }] },
    ])
    expect(parts.tasks.get('import')?.dueOn).toBe('2026-06-04')
    expect(parts.tasks.get('import_2')).toMatchObject({ startOn: '2026-06-05', dueOn: '2026-06-09' })
    expect(parts.tasks.get('value')?.dependsOn[0]?.task).toBe('import_2')
    expect(parts.valueDate?.days).toBe(0)
  })
})
