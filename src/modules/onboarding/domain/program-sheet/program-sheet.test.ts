import { expect, it } from 'vitest'
import { builtInPrograms } from '../../content/built-in.ts'
import { linked } from '../network/link.ts'
import type { Program } from '../program.ts'
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
  expect('flaws' in found && found.flaws).toContainEqual({ line: 3, column, code })
})
