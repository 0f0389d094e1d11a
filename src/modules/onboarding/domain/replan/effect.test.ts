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
