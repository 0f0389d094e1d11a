import type { PlainDateString } from '#platform/kernel/dates.ts'
import { parseNumberInput } from '#platform/kernel/parse-input.ts'
import type { Side, TaskStatus } from '../task.ts'
import { readSheetDate } from './read-date.ts'
import { type FixedColumn, fixedColumns, plainText, type SheetField, type SheetTask, statusValue } from './sheet.ts'

/** A line of the file: its cells by column. A column that is not in the file is left out. */
export interface SheetLine {
  line: number
  /** Of the task; empty in a line that was added. */
  id: string
  cells: Partial<Record<SheetColumn, string>>
}
export type SheetColumn = FixedColumn | 'name' | 'owner' | 'startOn' | 'dueOn' | 'doneOn' | 'status' | 'effort'

export const lineFlaws = [
  'no_name',
  'long_name',
  'no_dates',
  'bad_date',
  'due_before_start',
  'bad_effort',
  'bad_status',
  'future_done',
  'unknown_side',
  'unknown_person',
  'several_people',
  'column_not_taken',
  'task_closed',
  'kickoff_by_gate',
  'value_task_needed',
  'not_in_plan',
  'done_stays',
] as const
export type LineFlaw = (typeof lineFlaws)[number]

export interface Problem {
  /** Null for a task whose line is gone. */
  line: number | null
  name: string
  flaw: LineFlaw
  column: SheetColumn | null
}

export interface SheetPerson {
  kind: 'user' | 'stakeholder'
  id: string
  name: string
}

/** The words of the file's language, as the sheet shows them. */
export interface SheetWords {
  status: ReadonlyMap<string, TaskStatus>
  side: ReadonlyMap<string, Side>
}

export interface ReadBasis {
  today: PlainDateString
  people: readonly SheetPerson[]
  words: SheetWords
}

/** What a line asks for, as texts as in `valuesOf`; null where the file does not say or can't be read. */
export interface ReadLine {
  values: Partial<Record<SheetField, string>>
  owner: SheetPerson | null | undefined
  /** Of a new line. */
  side: Side | undefined
  problems: Omit<Problem, 'line' | 'name'>[]
}

/** Of a task's name. */
const mostLetters = 200

/** A line of a task that was in the sheet from the start. */
export function readLine({ cells }: SheetLine, base: SheetTask | undefined, basis: ReadBasis): ReadLine {
  const read: ReadLine = { values: {}, owner: undefined, side: undefined, problems: [] }
  const flawed = (flaw: LineFlaw, column: SheetColumn | null) => read.problems.push({ flaw, column })
  const { name, owner, effort } = cells
  if (name !== undefined) {
    if (plainText(name) === '') flawed('no_name', 'name')
    else if (plainText(name).length > mostLetters) flawed('long_name', 'name')
    else read.values.name = plainText(name)
  }
  readDates(cells, base, basis, read)
  readStatus(cells, base, basis, read)
  if (effort !== undefined && effort.trim() !== '') {
    const minutes = parseNumberInput(effort)
    if (minutes.ok && Number.isInteger(minutes.value) && minutes.value >= 0 && minutes.value <= 100_000)
      read.values.effort = String(minutes.value)
    else flawed('bad_effort', 'effort')
  }
  if (owner !== undefined) {
    const people = personsOf(owner, basis.people)
    const [person] = people
    const isAsBefore = base !== undefined && plainText(owner) === plainText(base.owner)
    if (plainText(owner) === '') {
      read.owner = null
      read.values.owner = ''
    } else if (person !== undefined && people.length === 1) {
      read.owner = person
      read.values.owner = isAsBefore ? plainText(owner) : plainText(person.name)
    } else if (!isAsBefore) flawed(person === undefined ? 'unknown_person' : 'several_people', 'owner')
  }
  read.side = basis.words.side.get(plainText(cells.side ?? ''))
  for (const column of base === undefined ? [] : fixedColumns) {
    const cell = cells[column]
    if (cell !== undefined && plainText(cell) !== plainText(base?.[column] ?? '')) flawed('column_not_taken', column)
  }
  return read
}

function readDates(cells: SheetLine['cells'], base: SheetTask | undefined, basis: ReadBasis, read: ReadLine): void {
  const dateOf = (column: 'startOn' | 'dueOn', near: PlainDateString) => {
    const cell = cells[column]
    if (cell === undefined) return base?.[column]
    if (cell.trim() === '') return ''
    const day = readSheetDate(cell, near)
    if (day === undefined) read.problems.push({ flaw: 'bad_date', column })
    return day
  }
  const startOn = dateOf('startOn', base?.startOn ?? basis.today)
  const dueOn = dateOf('dueOn', base?.dueOn ?? (startOn || basis.today))
  if (startOn === undefined || dueOn === undefined) return
  const isNew = base === undefined
  if ((startOn === '' || dueOn === '') && !(isNew && (startOn !== '' || dueOn !== '')))
    read.problems.push({ flaw: 'no_dates', column: startOn === '' ? 'startOn' : 'dueOn' })
  else if (startOn !== '' && dueOn !== '' && dueOn < startOn)
    read.problems.push({ flaw: 'due_before_start', column: 'dueOn' })
  else read.values.dates = `${startOn || dueOn}/${dueOn || startOn}`
}

function readStatus(cells: SheetLine['cells'], base: SheetTask | undefined, basis: ReadBasis, read: ReadLine): void {
  const said = cells.status === undefined ? undefined : plainText(cells.status)
  const status = said === undefined || said === '' ? base?.status : basis.words.status.get(said)
  if (status === undefined) {
    if (said) read.problems.push({ flaw: 'bad_status', column: 'status' })
    return
  }
  const cell = cells.doneOn?.trim() ?? ''
  const doneOn = cell === '' ? null : readSheetDate(cell, basis.today)
  if (doneOn === undefined) {
    read.problems.push({ flaw: 'bad_date', column: 'doneOn' })
    return
  }
  // A day in the column of what is done says that it is done, whatever the state beside it still says.
  const isDated = doneOn !== null && doneOn !== base?.doneOn && status === base?.status
  const wanted = isDated ? 'done' : status
  if (wanted === 'done' && doneOn !== null && doneOn > basis.today)
    read.problems.push({ flaw: 'future_done', column: 'doneOn' })
  else read.values.status = statusValue(wanted, wanted === 'done' ? doneOn : null)
}

/** People are written with and without a space between their names, and politely. */
function personsOf(text: string, people: readonly SheetPerson[]): SheetPerson[] {
  const bare = (name: string) => plainText(name).replace(/\s/g, '').toLowerCase()
  const wanted = bare(text)
  const polite = wanted.replace(/(様|さま|さん|氏)$/, '')
  const exact = people.filter(({ name }) => bare(name) === wanted)
  return exact.length > 0 ? exact : people.filter(({ name }) => bare(name) === polite)
}
