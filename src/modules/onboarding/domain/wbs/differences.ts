import type { PlainDateString } from '#platform/kernel/dates.ts'
import type { Side } from '../task.ts'
import {
  type Problem,
  type ReadBasis,
  type ReadLine,
  readLine,
  type SheetColumn,
  type SheetLine,
  type SheetPerson,
} from './read-row.ts'
import { type FieldValues, isSame, plainText, type SheetField, type SheetTask, sheetFields, valuesOf } from './sheet.ts'

/** A task as it is now. */
export interface CurrentTask extends SheetTask {
  isCustom: boolean
  /** Others have written about it, so that it can be skipped but not deleted. */
  hasHistory: boolean
  isKickoff: boolean
  isValueTask: boolean
  phase: number
}

/** What was taken over from the same sheet before, as texts as in `valuesOf`. */
export interface Taken {
  values: Readonly<Record<string, Partial<FieldValues>>>
  /** IDs of tasks whose lines were gone. */
  removed: readonly string[]
  /** Tasks that lines without ID became, by `rowKey`. */
  added: Readonly<Record<string, string>>
}

export interface FieldDifference {
  kind: SheetField
  line: number
  task: CurrentTask
  was: string
  file: string
  now: string
  /** Somebody changed it meanwhile to something else, or the file only says what it was made with. */
  isConflict: boolean
  owner: SheetPerson | null | undefined
}

export interface AddedLine {
  kind: 'added'
  line: number
  rowKey: string
  name: string
  side: Side
  stage: string
  startOn: PlainDateString
  dueOn: PlainDateString
  effortMinutes: number
  owner: SheetPerson | null | undefined
}

export interface RemovedLine {
  kind: 'removed'
  task: CurrentTask
  isConflict: boolean
}

export type Difference = FieldDifference | AddedLine | RemovedLine

export interface Comparison {
  differences: Difference[]
  problems: Problem[]
}

interface Sheets {
  base: readonly SheetTask[]
  lines: readonly SheetLine[]
  current: readonly CurrentTask[]
  taken: Taken
  /** Keys of stages by their names in the file's language. */
  stages: ReadonlyMap<string, string>
}

/**
 * A sheet that came back, compared three ways: what it was made from, what it says, and the plan now. What the file leaves as
 * it was, and what the plan says already, is no difference.
 */
export function compareSheet(sheets: Sheets, basis: ReadBasis): Comparison {
  const { base, current, taken, stages } = sheets
  const made = new Map(base.map((task) => [task.id, task]))
  const now = new Map(current.map((task) => [task.id, task]))
  const comparison: Comparison = { differences: [], problems: [] }
  const seen = new Set<string>()
  const named = new Map<string, number>()
  let stage = [...stages.values()][0] ?? ''
  for (const line of identified(sheets)) {
    stage = stages.get(plainText(line.cells.stage ?? '')) ?? stage
    const name = plainText(line.cells.name ?? '')
    const origin = made.get(line.id)
    if (origin !== undefined) {
      seen.add(line.id)
      const task = now.get(line.id)
      const before = { ...valuesOf(origin), ...taken.values[line.id] }
      compareLine({ line, origin, task, before }, readLine(line, origin, basis), comparison)
      continue
    }
    if (name === '') continue
    const count = (named.get(name) ?? 0) + 1
    named.set(name, count)
    const rowKey = count === 1 ? name : `${name} #${count}`
    const id = taken.added[rowKey]
    if (id === undefined) addLine({ line, rowKey, name, stage }, readLine(line, undefined, basis), comparison)
    else
      compareTaken(
        { line, task: now.get(id), before: taken.values[id] ?? {} },
        readLine(line, undefined, basis),
        comparison,
      )
  }
  for (const { id } of base) {
    const task = now.get(id)
    if (seen.has(id) || task === undefined || taken.removed.includes(id)) continue
    removeTask(task, made.get(id), comparison)
  }
  return comparison
}

/** A line that was copied brings its ID along: the one that is still called as it was keeps it, any other is a new one. */
function identified({ base, lines }: Sheets): SheetLine[] {
  const made = new Map(base.map((task) => [task.id, task]))
  const byId = Map.groupBy(lines, ({ id }) => id)
  return lines.map((line) => {
    const origin = made.get(line.id)
    const alike = byId.get(line.id) ?? []
    if (origin === undefined) return { ...line, id: '' }
    const keeper = alike.find(({ cells }) => plainText(cells.name ?? '') === plainText(origin.name)) ?? alike[0]
    return keeper === line ? line : { ...line, id: '' }
  })
}

interface Compared {
  line: SheetLine
  origin: SheetTask
  task: CurrentTask | undefined
  before: FieldValues
}

function compareLine({ line, origin, task, before }: Compared, read: ReadLine, { differences, problems }: Comparison) {
  const flawed = (flaw: Problem['flaw'], column: SheetColumn | null) =>
    problems.push({ line: line.line, name: plainText(origin.name), flaw, column })
  for (const { flaw, column } of read.problems) flawed(flaw, column)
  const changed = sheetFields.filter((field) => {
    const value = read.values[field]
    return value !== undefined && before[field] !== null && !isSame(field, value, before[field])
  })
  if (changed.length === 0) return
  if (task === undefined) {
    flawed('not_in_plan', null)
    return
  }
  const values = valuesOf(task)
  for (const field of changed) {
    const file = read.values[field] ?? ''
    const was = before[field] ?? ''
    const current = values[field] ?? ''
    if (isSame(field, file, current)) continue
    const flaw = refusal(field, file, task, changed.includes('status') ? read.values.status : undefined)
    if (flaw !== undefined) flawed(flaw, field === 'dates' ? 'dueOn' : field)
    else
      differences.push({
        kind: field,
        line: line.line,
        task,
        was,
        file,
        now: current,
        // A copy of the same sheet still says what it was made with, where another copy was taken over: nobody wrote that.
        isConflict: !isSame(field, was, current) || isSame(field, file, valuesOf(origin)[field]),
        owner: read.owner,
      })
  }
}

/** A line that was added and taken over before: compared with what it said then. */
function compareTaken(
  { line, task, before }: { line: SheetLine; task: CurrentTask | undefined; before: Partial<FieldValues> },
  read: ReadLine,
  comparison: Comparison,
): void {
  // Removed since by a person who did not want it.
  if (task === undefined) return
  // Whom a line without an owner fell to, or who has it since, the line says nothing of.
  const known = { ...valuesOf(task), owner: null, ...before }
  compareLine({ line, origin: task, task, before: known }, read, comparison)
}

function refusal(
  field: SheetField,
  file: string,
  task: CurrentTask,
  status: string | undefined,
): Problem['flaw'] | undefined {
  if (field === 'status' && task.isKickoff && file.startsWith('done')) return 'kickoff_by_gate'
  // The day on which something was done is corrected at the task, where what follows from it is seen.
  if (field === 'status' && task.status === 'done' && file.startsWith('done')) return 'task_closed'
  const isClosed = task.status === 'done' || task.status === 'skipped'
  const isReopened = status === 'todo' || status === 'doing'
  return field === 'dates' && isClosed && !isReopened ? 'task_closed' : undefined
}

function addLine(
  { line, rowKey, name, stage }: { line: SheetLine; rowKey: string; name: string; stage: string },
  { values, owner, side, problems }: ReadLine,
  comparison: Comparison,
): void {
  const flawed = (flaw: Problem['flaw'], column: SheetColumn | null) =>
    comparison.problems.push({ line: line.line, name, flaw, column })
  for (const { flaw, column } of problems) flawed(flaw, column)
  const [startOn, dueOn] = values.dates?.split('/') ?? []
  if (side === undefined) flawed('unknown_side', 'side')
  if (values.status !== undefined && values.status !== 'todo') flawed('column_not_taken', 'status')
  if (side === undefined || startOn === undefined || dueOn === undefined) return
  const effortMinutes = Number(values.effort ?? 0)
  const added = { line: line.line, rowKey, name, side, stage, startOn, dueOn, effortMinutes, owner }
  comparison.differences.push({ kind: 'added', ...added })
}

function removeTask(task: CurrentTask, origin: SheetTask | undefined, { differences, problems }: Comparison): void {
  if (task.status === 'skipped' || origin === undefined) return
  const name = plainText(task.name)
  if (task.status === 'done') problems.push({ line: null, name, flaw: 'done_stays', column: null })
  else if (task.isKickoff || task.isValueTask)
    problems.push({ line: null, name, flaw: 'value_task_needed', column: null })
  else {
    const [was, current] = [valuesOf(origin), valuesOf(task)]
    const isConflict = sheetFields.some((field) => was[field] !== null && !isSame(field, was[field], current[field]))
    differences.push({ kind: 'removed', task, isConflict })
  }
}
