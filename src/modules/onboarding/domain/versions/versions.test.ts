import { describe, expect, it } from 'vitest'
import { buildCalendar } from '#platform/kernel/calendar.ts'
import { builtInPrograms } from '../../content/built-in.ts'
import { meetingsOf } from '../meeting/program-meetings.ts'
import { toLinks } from '../network/link.ts'
import { sideCalendars } from '../plan/side-calendars.ts'
import type { Program, ProgramTask } from '../program.ts'
import { planState, whatIf } from '../replan/what-if.ts'
import { visibilityOf } from '../task.ts'
import { diffPrograms } from './diff.ts'
import { programHints } from './hints.ts'
import { moveToVersion } from './move-to-version.ts'

const [program] = builtInPrograms
if (program === undefined) throw new Error('There is no program.')
const [first, second] = program.tasks
if (first === undefined || second === undefined) throw new Error('The program has no tasks.')

it('tells added, removed and changed tasks with what of them changed', () => {
  const after: Program = {
    ...program,
    rangeWeeks: program.rangeWeeks + 1,
    tasks: [
      { ...first, dueOffset: first.dueOffset + 1, name: { ja: '別名', en: 'Other' } },
      { ...second, key: 'brand_new' },
      ...program.tasks.slice(2).toReversed(),
    ],
  }
  const diff = diffPrograms(program, after)
  expect(diff.head).toEqual(['rangeWeeks'])
  expect(diff.added.map(({ key }) => key)).toEqual(['brand_new'])
  expect(diff.removed.map(({ key }) => key)).toEqual([second.key])
  expect(diff.changed).toMatchObject([{ task: { key: first.key }, fields: ['name', 'days'] }])
  expect(diffPrograms(program, program)).toEqual({ head: [], parts: [], added: [], removed: [], changed: [] })
})

it('tells what changed of goals, criteria, roadmap, meetings and the kickoff', () => {
  const [one, two, ...more] = program.roadmap ?? []
  if (!(one && two)) throw new Error('The program has no roadmap.')
  const criterion = { key: 'daily', category: 'use' as const, text: { ja: '毎日使う', en: 'Daily' }, isMust: true }
  const before: Program = { ...program, criteria: [criterion] }
  const after: Program = {
    ...program,
    criteria: [{ ...criterion, isMust: false }],
    roadmap: [two, { ...one, value: { ja: '別', en: 'Other' } }, ...more.slice(1)],
    meetings: { ...meetingsOf(program), regular: 'none' },
    kickoffRecords: ['metrics'],
  }
  const { head, parts } = diffPrograms(before, after)
  expect(head).toEqual(['meetings', 'kickoffRecords'])
  expect(parts.map(({ part, kind }) => `${part} ${kind}`)).toEqual([
    'criteria changed',
    'roadmap removed',
    'roadmap changed',
    'roadmap ordered',
  ])
  expect(diffPrograms(program, { ...program, meetings: meetingsOf(program) }).head).toEqual([])
})

it('takes a bare key and a link without a lag for the same', () => {
  const spelledOut = program.tasks.map((task) => ({
    ...task,
    dependsOn: task.dependsOn.map((link) =>
      typeof link === 'string' ? { task: link, kind: 'finish_start' as const, lag: 0 } : link,
    ),
  }))
  expect(diffPrograms(program, { ...program, tasks: spelledOut }).changed).toEqual([])
})

it('hints at work that is linked to nothing, at empty stages and at a missing kickoff', () => {
  const loose = { ...first, key: 'loose', dependsOn: [], kind: undefined }
  const hints = programHints({
    ...program,
    stages: [...program.stages, { key: 'empty', name: { ja: '空', en: 'Empty' } }],
    tasks: [...program.tasks.filter(({ kind }) => kind !== 'kickoff'), loose],
  })
  expect(hints).toEqual(
    expect.arrayContaining([
      { code: 'orphan', key: 'loose' },
      { code: 'empty_stage', key: 'empty' },
      { code: 'no_kickoff', key: program.key },
    ]),
  )
  expect(programHints(program).filter(({ code }) => code === 'no_kickoff' || code === 'empty_stage')).toEqual([])
})

it.each([
  { code: 'no_exam', of: 'high' as const, without: ({ kind }: ProgramTask) => kind === 'exam' },
  { code: 'no_homework', of: 'high' as const, without: ({ side }: ProgramTask) => side === 'customer' },
  { code: 'no_handover', of: 'high' as const, without: ({ element }: ProgramTask) => element === 'handoff' },
  { code: 'no_handover', of: 'tech' as const, without: ({ element }: ProgramTask) => element === 'handoff' },
  { code: undefined, of: 'tech' as const, without: ({ kind }: ProgramTask) => kind === 'exam' },
])('hints $code at a program of $of touch without it', ({ code, of, without }) => {
  const tasks = program.tasks.filter((task) => !without(task))
  const missing = programHints({ ...program, touchModel: of, tasks }).filter((hint) => hint.code.startsWith('no_'))
  expect(missing).toEqual(code === undefined ? [] : [{ code, key: program.key }])
})

it('hints at points of a plan that two tasks claim to be, and at a value task that is not known as one', () => {
  const twice = { ...first, key: 'kickoff_again', kind: 'kickoff' as const }
  const trainings = { ...first, key: 'more_training', kind: 'training' as const }
  const found = (tasks: Program['tasks']) =>
    programHints({ ...program, tasks }).filter(({ code }) => code === 'kind_taken' || code === 'value_without_kind')
  expect(found([...program.tasks])).toEqual([])
  expect(found([...program.tasks, twice, trainings])).toEqual([{ code: 'kind_taken', key: 'kickoff_again' }])
  const plain = program.tasks.map((task) => (task.kind === 'first_value' ? { ...task, kind: undefined } : task))
  expect(found(plain)).toEqual([{ code: 'value_without_kind', key: program.valueTaskKey }])
})

it('takes who sees a task for what it comes to, spelled out or not', () => {
  const seen = program.tasks.map((task) => ({ ...task, visibility: visibilityOf(task) }))
  expect(diffPrograms(program, { ...program, tasks: seen }).changed).toEqual([])
  const hidden = program.tasks.map((task) => ({ ...task, visibility: 'internal' as const }))
  const { changed } = diffPrograms(program, { ...program, tasks: hidden })
  expect(changed.length).toBe(program.tasks.filter(({ side }) => side !== 'vendor').length)
  expect(changed.every(({ fields }) => fields.join() === 'visibility')).toBe(true)
})

describe('a project that follows another version', () => {
  const ours = sideCalendars(
    buildCalendar({ japaneseHolidays: true }),
    buildCalendar({ japaneseHolidays: true, closedWeekdays: [3], owner: 'customer' }),
  )
  const basis = { calendars: ours, today: '2026-06-01', contractStart: '2026-06-01', kickoffOn: undefined }
  const versionOf = (tasks: Program['tasks']): Program => ({ ...program, valueTaskKey: 'c', tasks })
  const taskOf = (key: string, rest: Partial<Program['tasks'][number]> = {}) => ({
    ...first,
    key,
    kind: undefined,
    side: 'vendor' as const,
    startOffset: 0,
    dueOffset: 0,
    dependsOn: [],
    ...rest,
  })
  const planOf = (of: Program, on = '2026-06-03') =>
    of.tasks.map(({ key, side, dependsOn }) => ({
      key,
      side,
      status: 'todo' as const,
      isPinned: false,
      startOn: on,
      dueOn: on,
      dependsOn: toLinks(dependsOn),
    }))
  const move = (from: Program, to: Program, tasks = planOf(from)) => {
    const result = moveToVersion({ ...basis, tasks, own: new Set(), from, to })
    const state = planState(tasks, { calendars: ours, valueTaskKey: 'c', today: basis.today })
    return { ...result, after: whatIf(state, result.edits).tasks }
  }

  it('turns a link round without closing a circle on the way', () => {
    const from = versionOf([taskOf('a'), taskOf('b', { dependsOn: ['a'] }), taskOf('c', { dependsOn: ['b'] })])
    const to = versionOf([taskOf('a', { dependsOn: ['b'] }), taskOf('b'), taskOf('c', { dependsOn: ['a'] })])
    const { after } = move(from, to)
    expect([...after.values()].map(({ key, dependsOn }) => [key, ...dependsOn.map((link) => link.task)])).toEqual([
      ['a', 'b'],
      ['b'],
      ['c', 'a'],
    ])
  })

  it('gives up a link by hand that the version would make a circle', () => {
    const from = versionOf([taskOf('a'), taskOf('b'), taskOf('c', { dependsOn: ['a'] })])
    const to = versionOf([taskOf('a', { dependsOn: ['b'] }), taskOf('b'), taskOf('c', { dependsOn: ['a'] })])
    const tasks = planOf(from).map((task) => (task.key === 'b' ? { ...task, dependsOn: toLinks(['a']) } : task))
    const { after } = move(from, to, tasks)
    expect(after.get('a')?.dependsOn).toEqual(toLinks(['b']))
    expect(after.get('b')?.dependsOn).toEqual([])
  })

  it('puts work that goes over to the customer on a day on which it works', () => {
    const from = versionOf([taskOf('a'), taskOf('c')])
    const to = versionOf([taskOf('a', { side: 'customer' }), taskOf('c')])
    const { edits, reworded } = move(from, to)
    expect(edits).toEqual([{ kind: 'move', task: 'a', startOn: '2026-06-04', dueOn: '2026-06-04' }])
    expect(reworded).toMatchObject([{ task: { key: 'a' }, side: 'customer', visibility: 'customer' }])
  })
})
