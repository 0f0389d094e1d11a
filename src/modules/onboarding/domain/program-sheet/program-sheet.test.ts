import { expect, it } from 'vitest'
import { builtInPrograms } from '../../content/built-in.ts'
import { linked } from '../network/link.ts'
import type { Program } from '../program.ts'
import { type PartCells, type PartName, partNames, partRowsOf } from './program-parts.ts'
import { programOf, rowsOf, type SheetColumn } from './program-sheet.ts'

const read = (program: Program, edit: (cells: Record<string, string>, index: number) => void = () => undefined) =>
  programOf(
    program,
    rowsOf(program).map((row, index) => {
      const cells: Record<string, string> = {}
      for (const [column, value] of Object.entries(row)) cells[column] = String(value)
      edit(cells, index)
      return { line: index + 2, cells }
    }),
  )

it.each(builtInPrograms.map((program) => [program.key, program] as const))('%s comes back as it went', (_, program) => {
  expect(read(program)).toEqual({ program: { ...program, tasks: program.tasks.map(linked) } })
})

const full = (program: Program): Program => {
  const both = (text: string) => ({ ja: text, en: `${text} (en)` })
  return {
    ...program,
    meetings: { kickoffMinutes: 60, regular: 'biweekly', early: 'daily', reviews: ['review_30', 'review_90'] },
    kickoffRecords: ['ideal_state', 'metrics'],
    goals: [
      {
        useCase: both('請求'),
        problem: both('遅い'),
        metric: both('日数'),
        unit: both('日'),
        direction: 'down',
        requiredEvidence: both('50件'),
        isMust: false,
      },
    ],
    criteria: [
      { key: 'daily', category: 'use', text: both('毎日使う'), isMust: true },
      {
        key: 'rate',
        category: 'use',
        text: both('8割が使う'),
        isMust: false,
        verifiedBy: ['usage', 'csm'],
        target: 80,
        unit: 'percent',
        windowDays: 28,
        judge: '情報システム部長',
      },
    ],
  }
}
const readParts = (program: Program, edit: (part: PartName, row: PartCells) => PartCells = (_, row) => row) =>
  programOf(
    { ...program, meetings: undefined, kickoffRecords: undefined, goals: [], criteria: undefined, roadmap: undefined },
    rowsOf(program).map((row, index) => ({
      line: index + 2,
      cells: Object.fromEntries(Object.entries(row).map(([column, value]) => [column, String(value)])),
    })),
    Object.fromEntries(
      partNames.map((part) => [
        part,
        partRowsOf(program, part).map((row, index) => ({ line: index + 2, cells: edit(part, row) })),
      ]),
    ),
  )

it.each([
  ['with all of its own', full],
  ['that leaves all to the standard', (program: Program) => program],
])('a program %s comes back from its further sheets', (_, make) => {
  for (const program of builtInPrograms.map(make)) {
    const found = readParts(program)
    if ('flaws' in found) throw new Error(JSON.stringify(found.flaws))
    expect(JSON.parse(JSON.stringify(found.program))).toEqual({ ...program, tasks: program.tasks.map(linked) })
  }
})

it.each([
  ['program', 'touch_model', 'warm'],
  ['program', 'kickoff_minutes', '75'],
  ['program', 'check_ins', 'monthly'],
  ['program', 'kickoff_records', 'lunch'],
  ['goals', 'direction', 'sideways'],
  ['criteria', 'category', 'mood'],
  ['criteria', 'verified_by', 'weather'],
  ['criteria', 'target', 'many'],
  ['criteria', 'window_days', '0'],
  ['roadmap', 'key', '段階1'],
] as const)('names the cell of the sheet %s whose %s is %j', (part, column, value) => {
  const [program] = builtInPrograms
  if (program === undefined) throw new Error('no built-in program')
  const found = readParts(full(program), (each, row) => (each === part ? { ...row, [column]: value } : row))
  expect('flaws' in found && found.flaws).toContainEqual({ sheet: part, line: 2, column, code: 'unknown_word' })
})

const [first] = builtInPrograms
if (first === undefined) throw new Error('no built-in program')

it('takes what was typed by hand: full-width digits, links with kind and lag', () => {
  const found = read(first, (cells, index) => {
    if (index !== 3) return
    cells.due_offset = '１２'
    cells.start_offset = '10'
    cells.depends_on = `${first.tasks[0]?.key}:ss+2、${first.tasks[1]?.key}`
  })
  expect('program' in found && found.program.tasks[3]).toMatchObject({
    dueOffset: 12,
    dependsOn: [
      { task: first.tasks[0]?.key, kind: 'start_start', lag: 2 },
      { task: first.tasks[1]?.key, kind: 'finish_start', lag: 0 },
    ],
  })
})

it.each([
  ['start_offset', 'soon', 'not_a_number'],
  ['key', '', 'missing'],
  ['key', rowsOf(first)[0]?.key, 'key_taken'],
  ['side', 'us', 'unknown_word'],
  ['depends_on', 'after the kickoff!', 'not_readable'],
] as const)('names the line whose %s is %j', (column: SheetColumn, value, code) => {
  const found = read(first, (cells, index) => {
    if (index === 1) cells[column] = String(value)
  })
  expect('flaws' in found && found.flaws).toContainEqual({ sheet: 'tasks', line: 3, column, code })
})

it('takes the kind of a task from its column, and keeps it where the sheet has none', () => {
  const [program] = builtInPrograms
  if (program === undefined) throw new Error('no built-in program')
  const kindsIn = (result: ReturnType<typeof programOf>) =>
    'program' in result ? result.program.tasks.map(({ kind }) => kind) : result.flaws
  const kinds = program.tasks.map(({ kind }) => kind)
  expect(kindsIn(read(program, (cells) => delete cells.kind))).toEqual(kinds)
  const changed = read(program, (cells, index) => {
    if (index === 0) cells.kind = ''
    if (index === 1) cells.kind = 'go_live'
  })
  expect(kindsIn(changed)).toEqual([undefined, 'go_live', ...kinds.slice(2)])
  const wrong = read(program, (cells, index) => {
    if (index === 0) cells.kind = 'party'
  })
  expect(wrong).toEqual({ flaws: [{ sheet: 'tasks', line: 2, column: 'kind', code: 'unknown_word' }] })
})
