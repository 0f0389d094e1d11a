import { describe, expect, it } from 'vitest'
import { type CurrentTask, compareSheet, type Taken } from './differences.ts'
import { inEditOrder } from './edit-order.ts'
import { readSheetDate } from './read-date.ts'
import type { SheetLine } from './read-row.ts'
import type { SheetTask } from './sheet.ts'

describe('a day in a cell', () => {
  it.each([
    { cell: '2026/7/1', expected: '2026-07-01' },
    { cell: '2026-07-01', expected: '2026-07-01' },
    { cell: '7月1日', expected: '2026-07-01' },
    { cell: '７月１日（水）', expected: '2026-07-01' },
    { cell: '7/1', expected: '2026-07-01' },
    { cell: '1月5日', expected: '2027-01-05' },
    { cell: '46204', expected: '2026-07-01' },
    { cell: '令和8年7月1日', expected: '2026-07-01' },
    { cell: '2月30日', expected: undefined },
    { cell: '来週', expected: undefined },
    { cell: '13/45', expected: undefined },
  ])('$cell is $expected', ({ cell, expected }) => {
    expect(readSheetDate(cell, '2026-08-20')).toBe(expected)
  })
})

const made: SheetTask = {
  id: 'a',
  name: '初期設定',
  owner: '田中 太郎',
  startOn: '2026-06-01',
  dueOn: '2026-06-05',
  status: 'todo',
  doneOn: null,
  effortMinutes: 60,
  stage: '準備',
  side: '当社',
  dependsOn: '',
  doneWhen: '',
}
const now: CurrentTask = {
  ...made,
  isCustom: false,
  hasHistory: false,
  isKickoff: false,
  isValueTask: false,
  phase: 1,
}
const cells = {
  stage: '準備',
  name: '初期設定',
  side: '当社',
  owner: '田中 太郎',
  startOn: '2026-06-01',
  dueOn: '2026-06-05',
  doneOn: '',
  effort: '60',
  status: '未着手',
  dependsOn: '',
  doneWhen: '',
}
const line = (change: Partial<typeof cells> = {}, id = 'a', number = 7): SheetLine => ({
  line: number,
  id,
  cells: { ...cells, ...change },
})
const people = [
  { kind: 'user' as const, id: 'u1', name: '田中 太郎' },
  { kind: 'user' as const, id: 'u2', name: '鈴木 花子' },
  { kind: 'stakeholder' as const, id: 's1', name: '佐藤 一' },
  { kind: 'stakeholder' as const, id: 's2', name: '佐藤一' },
]
const nothing: Taken = { values: {}, removed: [], added: {} }
const compare = (
  lines: SheetLine[],
  {
    current = [now],
    taken = nothing,
    base = [made],
  }: { current?: CurrentTask[]; taken?: Taken; base?: SheetTask[] } = {},
) =>
  compareSheet(
    {
      base,
      lines,
      current,
      taken,
      stages: new Map([
        ['準備', 'prepare'],
        ['運用', 'run'],
      ]),
    },
    {
      today: '2026-05-20',
      people,
      words: {
        status: new Map([
          ['未着手', 'todo'],
          ['作業中', 'doing'],
          ['完了', 'done'],
          ['不要', 'skipped'],
        ]),
        side: new Map([
          ['当社', 'vendor'],
          ['お客様', 'customer'],
        ]),
      },
    },
  )
const brief = (lines: SheetLine[], rest: Parameters<typeof compare>[1] = {}) =>
  compare(lines, rest).differences.map((each) =>
    each.kind === 'added' || each.kind === 'removed'
      ? each.kind
      : [each.kind, each.was, each.file, each.now, each.isConflict],
  )
const flaws = (lines: SheetLine[], rest: Parameters<typeof compare>[1] = {}) =>
  compare(lines, rest).problems.map(({ line: at, flaw, column }) => [at, flaw, column])

describe('a sheet that came back', () => {
  it.each([
    { name: 'unchanged', change: {}, expected: [] },
    { name: 'written in other widths', change: { owner: '田中　太郎', effort: '６０' }, expected: [] },
    {
      name: 'renamed',
      change: { name: '初期設定と確認' },
      expected: [['name', '初期設定', '初期設定と確認', '初期設定', false]],
    },
    {
      name: 're-dated',
      change: { dueOn: '6月9日' },
      expected: [['dates', '2026-06-01/2026-06-05', '2026-06-01/2026-06-09', '2026-06-01/2026-06-05', false]],
    },
    {
      name: 'given to another',
      change: { owner: '鈴木花子さん' },
      expected: [['owner', '田中 太郎', '鈴木 花子', '田中 太郎', false]],
    },
    { name: 'given to nobody', change: { owner: '' }, expected: [['owner', '田中 太郎', '', '田中 太郎', false]] },
    { name: 'with other effort', change: { effort: '90' }, expected: [['effort', '60', '90', '60', false]] },
    {
      name: 'done',
      change: { status: '完了', doneOn: '5/18' },
      expected: [['status', 'todo', 'done 2026-05-18', 'todo', false]],
    },
    {
      name: 'done by its day alone',
      change: { doneOn: '46160' },
      expected: [['status', 'todo', 'done 2026-05-18', 'todo', false]],
    },
    { name: 'done without a day', change: { status: '完了' }, expected: [['status', 'todo', 'done', 'todo', false]] },
  ])('$name', ({ change, expected }) => {
    expect(brief([line(change)])).toEqual(expected)
    expect(flaws([line(change)])).toEqual([])
  })

  it('shows what somebody else changed meanwhile as a conflict, and what both changed alike not at all', () => {
    const current = [{ ...now, name: '設定' }]
    expect(brief([line({ name: '初期設定と確認' })], { current })).toEqual([
      ['name', '初期設定', '初期設定と確認', '設定', true],
    ])
    expect(brief([line({ name: '設定' })], { current })).toEqual([])
    expect(brief([line()], { current })).toEqual([])
  })

  it('says nothing that was taken over before, even where the plan put it elsewhere', () => {
    const taken = { ...nothing, values: { a: { dates: '2026-06-06/2026-06-10' } } }
    const current = [{ ...now, startOn: '2026-06-08', dueOn: '2026-06-10' }]
    const moved = { startOn: '2026/6/6', dueOn: '2026/6/10' }
    expect(brief([line(moved)], { current, taken })).toEqual([])
    expect(brief([line({ ...moved, dueOn: '2026/6/12' })], { current, taken })).toEqual([
      ['dates', '2026-06-06/2026-06-10', '2026-06-06/2026-06-12', '2026-06-08/2026-06-10', true],
    ])
  })

  it('does not choose to undo, by a second copy of the sheet, what another copy brought in', () => {
    const taken = { ...nothing, values: { a: { name: '設定' } } }
    const current = [{ ...now, name: '設定' }]
    expect(brief([line()], { current, taken })).toEqual([['name', '設定', '初期設定', '設定', true]])
  })

  it('does not ask again for whom a line without an owner fell to', () => {
    const added = { name: '追加', owner: '', startOn: '2026/6/9', dueOn: '2026/6/9' }
    const taken = { ...nothing, values: { n: { name: '追加', dates: '2026-06-09/2026-06-09' } }, added: { 追加: 'n' } }
    const current = [now, { ...now, id: 'n', name: '追加', startOn: '2026-06-09', dueOn: '2026-06-09' }]
    expect(brief([line(), line(added, '', 8)], { current, taken })).toEqual([])
  })

  it('leaves the day on which something was done to the task itself', () => {
    const done = { status: 'done' as const, doneOn: '2026-05-15' }
    const rest = { base: [{ ...made, ...done }], current: [{ ...now, ...done }] }
    expect(flaws([line({ status: '完了', doneOn: '2026/5/18' })], rest)).toEqual([[7, 'task_closed', 'status']])
  })

  it('takes lines without ID, and copies of a line, for new tasks', () => {
    const added = { name: '追加', side: 'お客様', stage: '運用', startOn: '', dueOn: '2026/6/9' }
    const { differences, problems } = compare([line(), line(added, '', 8), line({ name: '初期設定その2' }, 'a', 9)])
    expect(problems).toEqual([])
    expect(differences).toMatchObject([
      {
        kind: 'added',
        line: 8,
        rowKey: '追加',
        side: 'customer',
        stage: 'run',
        startOn: '2026-06-09',
        dueOn: '2026-06-09',
      },
      { kind: 'added', line: 9, rowKey: '初期設定その2', side: 'vendor', stage: 'prepare', effortMinutes: 60 },
    ])
    const taken = { values: { n: { name: '追加', dates: '2026-06-09/2026-06-09' } }, removed: [], added: { 追加: 'n' } }
    const current = [now, { ...now, id: 'n', name: '追加', startOn: '2026-06-10', dueOn: '2026-06-10' }]
    expect(brief([line(), line({ ...added, owner: cells.owner }, '', 8)], { current, taken })).toEqual([])
  })

  it('takes a line that is gone for a task to leave out, unless it is gone already', () => {
    expect(brief([])).toEqual(['removed'])
    expect(brief([], { current: [] })).toEqual([])
    expect(brief([], { current: [{ ...now, status: 'skipped' }] })).toEqual([])
    expect(brief([], { taken: { ...nothing, removed: ['a'] } })).toEqual([])
    expect(compare([], { current: [{ ...now, name: '別名' }] }).differences).toMatchObject([{ isConflict: true }])
  })

  it.each<{ name: string; change: Partial<typeof cells>; task?: Partial<CurrentTask>; expected: unknown[] }>([
    { name: 'no name', change: { name: ' ' }, expected: [7, 'no_name', 'name'] },
    { name: 'a day nobody can read', change: { dueOn: '月末' }, expected: [7, 'bad_date', 'dueOn'] },
    { name: 'no day', change: { startOn: '' }, expected: [7, 'no_dates', 'startOn'] },
    { name: 'an end before its start', change: { dueOn: '5/1' }, expected: [7, 'due_before_start', 'dueOn'] },
    { name: 'effort in words', change: { effort: '半日' }, expected: [7, 'bad_effort', 'effort'] },
    { name: 'an unknown state', change: { status: '保留' }, expected: [7, 'bad_status', 'status'] },
    { name: 'done tomorrow', change: { doneOn: '5/21' }, expected: [7, 'future_done', 'doneOn'] },
    { name: 'somebody unknown', change: { owner: '山本' }, expected: [7, 'unknown_person', 'owner'] },
    { name: 'one of two people', change: { owner: '佐藤 一' }, expected: [7, 'several_people', 'owner'] },
    { name: 'another side', change: { side: 'お客様' }, expected: [7, 'column_not_taken', 'side'] },
    {
      name: 'dates of finished work',
      change: { dueOn: '6/9' },
      task: { status: 'done', doneOn: '2026-05-02' },
      expected: [7, 'task_closed', 'dueOn'],
    },
    {
      name: 'the kickoff by a tick',
      change: { status: '完了' },
      task: { isKickoff: true },
      expected: [7, 'kickoff_by_gate', 'status'],
    },
  ])('lists with its line and reason: $name', ({ change, task, expected }) => {
    const result = compare([line(change)], { current: [{ ...now, ...task }] })
    expect(result.differences).toEqual([])
    expect(result.problems.map(({ line: at, flaw, column }) => [at, flaw, column])).toEqual([expected])
  })

  it('says that a task is no longer in the plan only where its line was changed', () => {
    expect(flaws([line({ name: '別' })], { current: [] })).toEqual([[7, 'not_in_plan', null]])
    expect(flaws([line()], { current: [] })).toEqual([])
    expect(flaws([], { current: [{ ...now, status: 'done' }] })).toEqual([[null, 'done_stays', null]])
    expect(flaws([], { current: [{ ...now, isValueTask: true }] })).toEqual([[null, 'value_task_needed', null]])
  })
})

it('reopens before it moves, moves from the first day on, and finishes last', () => {
  const edits = [
    { kind: 'remove' },
    { kind: 'status', status: 'done' },
    { kind: 'move', startOn: '2026-06-09' },
    { kind: 'move', startOn: '2026-06-01' },
    { kind: 'status', status: 'todo' },
    { kind: 'details' },
  ]
  expect(inEditOrder(edits).map(({ kind, status, startOn }) => status ?? startOn ?? kind)).toEqual([
    'details',
    'todo',
    '2026-06-01',
    '2026-06-09',
    'done',
    'remove',
  ])
})
