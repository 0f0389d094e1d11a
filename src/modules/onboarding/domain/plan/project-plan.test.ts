import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildCalendar, isBusinessDay } from '#platform/kernel/calendar.ts'
import { addDays } from '#platform/kernel/dates.ts'
import { builtInPrograms } from '../../content/built-in.ts'
import { linked, toLinks } from '../network/link.ts'
import { scheduleBackward } from './backward.ts'
import { type ProjectPlan, planProject } from './project-plan.ts'
import { scheduleForward } from './schedule.ts'
import { sideCalendars } from './side-calendars.ts'

const [high, low, tech] = builtInPrograms
if (high === undefined || low === undefined || tech === undefined) throw new Error('built-in programs are missing')

const vendor = buildCalendar({ japaneseHolidays: true })
const calendars = sideCalendars(vendor, vendor)
const contractStart = '2026-06-01'
const dates = (plan: ProjectPlan, key: string) => {
  const task = plan.tasks.find((each) => each.key === key)
  return [task?.startOn, task?.dueOn]
}
const codes = (plan: ProjectPlan) => [...new Set(plan.conflicts.map((conflict) => conflict.code))]

describe('planProject', () => {
  const forward = planProject({ program: high, contractStart, calendars })

  it('follows the program from the start when nothing else is agreed', () => {
    expect(forward.valueDate).toBe('2026-07-24')
    expect(dates(forward, 'hold_kickoff')).toEqual(['2026-06-09', '2026-06-11'])
    expect(forward).toMatchObject({ compressedByDays: 0, conflicts: [] })
    expect(forward.tasks.every((task) => task.baselineDueOn === task.dueOn)).toBe(true)
  })

  it('keeps the first two weeks and moves the rest up to a later value date', () => {
    const plan = planProject({ program: high, contractStart, calendars, valueDate: '2026-08-07' })
    expect(plan).toMatchObject({ valueDate: '2026-08-07', compressedByDays: 0, conflicts: [] })
    expect(dates(plan, 'hold_kickoff')).toEqual(dates(forward, 'hold_kickoff'))
    expect(dates(plan, 'start_pilot')[1]).toBe('2026-07-28')
  })

  it('presses the work together for an earlier value date and says what that costs', () => {
    const plan = planProject({ program: high, contractStart, calendars, valueDate: '2026-07-03' })
    expect(plan).toMatchObject({ valueDate: '2026-07-03', compressedByDays: 14 })
    expect(codes(plan)).toEqual(['window_shortened'])
    expect(dates(plan, 'submit_handoff')[0]).toBe(contractStart)
  })

  it.each([
    { name: 'before the start', valueDate: '2026-05-01', expected: ['value_date_before_start', 'value_date_missed'] },
    { name: 'on a Sunday: the Friday before', valueDate: '2026-07-26', expected: [] },
  ])('takes a value date $name', ({ valueDate, expected }) => {
    const plan = planProject({ program: high, contractStart, calendars, valueDate })
    expect(codes(plan).filter((code) => code !== 'window_shortened')).toEqual(expected)
    expect(plan.tasks.every((task) => task.startOn >= contractStart)).toBe(true)
  })

  it('binds the kickoff to its day and moves what follows', () => {
    const plan = planProject({ program: high, contractStart, calendars, kickoffDate: '2026-06-18' })
    expect(dates(plan, 'hold_kickoff')).toEqual(['2026-06-18', '2026-06-18'])
    expect(dates(plan, 'answer_hearing')).toEqual(dates(forward, 'answer_hearing'))
    expect(plan.valueDate).toBe('2026-07-31')
  })

  it.each([
    {
      name: 'a Saturday becomes Monday',
      kickoffDate: '2026-06-13',
      heldOn: '2026-06-15',
      expected: ['kickoff_on_closed_day'],
    },
    {
      name: 'before the contract',
      kickoffDate: '2026-05-20',
      heldOn: '2026-06-01',
      expected: ['kickoff_before_start'],
    },
    { name: 'early: preparation is pressed', kickoffDate: '2026-06-04', heldOn: '2026-06-04', expected: [] },
  ])('takes a kickoff on a difficult day: $name', ({ kickoffDate, heldOn, expected }) => {
    const plan = planProject({ program: high, contractStart, calendars, kickoffDate })
    expect(dates(plan, 'hold_kickoff')).toEqual([heldOn, heldOn])
    expect(codes(plan)).toEqual(expected)
  })

  it('waits for a customer whose closed days leave no room to prepare the kickoff', () => {
    const customer = buildCalendar({ japaneseHolidays: true, closedRanges: [{ from: '2026-06-01', to: '2026-06-10' }] })
    const input = { program: high, contractStart, calendars: sideCalendars(vendor, customer) }
    const plan = planProject({ ...input, kickoffDate: '2026-06-11' })
    expect(dates(plan, 'answer_hearing')).toEqual(['2026-06-11', '2026-06-11'])
    expect(dates(plan, 'hold_kickoff')).toEqual(['2026-06-11', '2026-06-11'])
    expect(plan.conflicts).toEqual([])
  })

  it('reaches the value date in spite of a closure of the customer, by hurrying before it', () => {
    const customer = buildCalendar({ japaneseHolidays: true, closedRanges: [{ from: '2026-06-22', to: '2026-06-30' }] })
    const input = { program: high, contractStart, calendars: sideCalendars(vendor, customer) }
    expect(planProject(input).valueDate > '2026-07-24').toBe(true)
    const plan = planProject({ ...input, valueDate: '2026-07-24' })
    expect(plan.valueDate).toBe('2026-07-24')
    expect(plan.compressedByDays).toBeGreaterThan(0)
  })

  it('runs a program on calendar days through weekends and holidays', () => {
    const plan = planProject({ program: tech, contractStart: '2026-04-29', calendars })
    expect(dates(plan, 'send_howto_invite')).toEqual(['2026-05-02', '2026-05-02'])
    expect(plan.valueDate).toBe('2026-05-13')
  })
})

describe('scheduleBackward', () => {
  it('is the forward plan when the value date is the one it reaches', () => {
    const forward = scheduleForward(low.tasks.map(linked), contractStart, calendars)
    const dueOn = forward.get(low.valueTaskKey)?.dueOn ?? ''
    const backward = scheduleBackward(
      low.tasks.map(linked),
      { taskKey: low.valueTaskKey, dueOn },
      { contractStart, calendars },
    )
    expect(backward).toEqual({ schedule: forward, compressedByDays: 0, conflicts: [] })
  })

  it('names a value task that the program does not have', () => {
    expect(() =>
      scheduleBackward(low.tasks.map(linked), { taskKey: 'none', dueOn: contractStart }, { contractStart, calendars }),
    ).toThrow('onboarding.value_task_unknown')
  })
})

describe('laws of planning', () => {
  const customer = buildCalendar({
    japaneseHolidays: true,
    closedWeekdays: [3],
    closedRanges: [{ from: '08-10', to: '08-21' }],
  })
  const mixed = sideCalendars(vendor, customer)
  const someDay = fc.nat(150).map((days) => addDays('2026-05-01', days))

  it('holds open days, order and start, and meets the value date or says that it does not', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(high, low),
        someDay,
        fc.option(someDay, { nil: undefined }),
        someDay,
        (program, start, kickoffDate, valueDate) => {
          const plan = planProject({ program, contractStart: start, calendars: mixed, kickoffDate, valueDate })
          const byKey = new Map(plan.tasks.map((task) => [task.key, task]))
          for (const { key, side, dependsOn } of program.tasks) {
            const { startOn = '', dueOn = '' } = byKey.get(key) ?? {}
            expect(isBusinessDay(mixed[side], startOn) && isBusinessDay(mixed[side], dueOn)).toBe(true)
            expect(start <= startOn && startOn <= dueOn).toBe(true)
            for (const each of toLinks(dependsOn)) expect((byKey.get(each.task)?.dueOn ?? '9') <= startOn).toBe(true)
          }
          const isMissed = plan.conflicts.some(({ code }) => code === 'value_date_missed')
          expect(plan.valueDate > valueDate).toBe(isMissed)
        },
      ),
    )
  })
})
