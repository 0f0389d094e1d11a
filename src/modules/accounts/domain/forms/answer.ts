import { isEmailAddress } from '../text.ts'
import { type Report, readCell, readChoice, readDate, readNumber, readText } from './cell.ts'
import type { FormField } from './form.ts'

/** A person as named in an answer; '' where not given. */
export interface PersonAnswer {
  name: string
  /** フリガナ */
  reading: string
  department: string
  title: string
  email: string
  phone: string
}

export interface DateTextAnswer {
  date: string | null
  text: string
}

export interface ChoicesAnswer {
  /** Keys of options, in the order of the options. */
  chosen: string[]
  other: string
}

/** The filled cells of one row, by column key. */
export type TableRow = Record<string, string | number>

/** A normalised answer. Dates are 'YYYY-MM-DD', selects the option's key, months 1–12. */
export type Answer = string | number | string[] | PersonAnswer | DateTextAnswer | ChoicesAnswer | TableRow[]

const personKeys = ['name', 'reading', 'department', 'title', 'email', 'phone'] as const

/** Whether the value is an object with keys, as JSON has it. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const own = (record: Record<string, unknown>, key: string) => (Object.hasOwn(record, key) ? record[key] : undefined)

function readList(input: unknown, max: number, path: string, report: Report): unknown[] {
  if (input === undefined || input === null) return []
  if (!Array.isArray(input)) {
    report(path, 'accounts.answer_not_a_list')
    return []
  }
  if (input.length > max) {
    report(path, 'accounts.answer_too_many', { max })
    return []
  }
  return input
}

function readParts(input: unknown, path: string, report: Report): Record<string, unknown> {
  if (input === undefined || input === null) return {}
  if (isRecord(input)) return input
  report(path, 'accounts.answer_not_an_object')
  return {}
}

function readPerson(input: unknown, path: string, report: Report): PersonAnswer | null {
  const parts = readParts(input, path, report)
  const person = { name: '', reading: '', department: '', title: '', email: '', phone: '' }
  for (const key of personKeys) person[key] = readText(own(parts, key), 'single', `${path}.${key}`, report)
  if (person.email !== '' && !isEmailAddress(person.email)) report(`${path}.email`, 'accounts.answer_not_an_email')
  return personKeys.some((key) => person[key] !== '') ? person : null
}

function readDateText(input: unknown, path: string, report: Report): DateTextAnswer | null {
  const parts = readParts(input, path, report)
  const date = readDate(own(parts, 'date'), `${path}.date`, report)
  const text = readText(own(parts, 'text'), 'multiple', `${path}.text`, report)
  return date === null && text === '' ? null : { date, text }
}

function readChoices(
  input: unknown,
  field: Extract<FormField, { type: 'multi_select' }>,
  path: string,
  report: Report,
): ChoicesAnswer | null {
  const parts = Array.isArray(input) ? { chosen: input } : readParts(input, path, report)
  const keys = readList(own(parts, 'chosen'), 200, path, report).map((key, index) =>
    readChoice(key, field.options, `${path}.chosen.${index}`, report),
  )
  const other = readText(own(parts, 'other'), 'single', `${path}.other`, report)
  if (other !== '' && !field.allowsOther) report(`${path}.other`, 'accounts.answer_not_an_option')
  const chosen = field.options.map((option) => option.key).filter((key) => keys.includes(key))
  return chosen.length === 0 && other === '' ? null : { chosen, other }
}

function readTable(
  input: unknown,
  field: Extract<FormField, { type: 'table' }>,
  path: string,
  report: Report,
): TableRow[] | null {
  const rows: TableRow[] = []
  for (const [index, entry] of readList(input, field.maxRows, path, report).entries()) {
    const cells = readParts(entry, `${path}.${index}`, report)
    const row: TableRow = {}
    for (const column of field.columns) {
      const value = readCell(column, own(cells, column.key), `${path}.${index}.${column.key}`, report)
      if (value !== null) row[column.key] = value
    }
    if (Object.keys(row).length > 0) rows.push(row)
  }
  return rows.length > 0 ? rows : null
}

function readTextList(input: unknown, max: number, path: string, report: Report): string[] | null {
  const texts = readList(input, max, path, report)
    .map((text, index) => readText(text, 'single', `${path}.${index}`, report))
    .filter((text) => text !== '')
  return texts.length > 0 ? texts : null
}

function readMonth(input: unknown, path: string, report: Report): number | null {
  const month = readNumber(input, { min: 1, max: 12 }, path, report)
  if (month === null || Number.isInteger(month)) return month
  report(path, 'accounts.answer_not_a_number')
  return null
}

/** One answer in its normal form, null when it is empty. What is wrong goes to `report`; the value is then void. */
export function readAnswer(field: FormField, input: unknown, report: Report): Answer | null {
  const path = field.key
  switch (field.type) {
    case 'text':
      return readText(input, 'single', path, report) || null
    case 'long_text':
      return readText(input, 'multiple', path, report) || null
    case 'select':
      return readChoice(input, field.options, path, report)
    case 'multi_select':
      return readChoices(input, field, path, report)
    case 'person':
      return readPerson(input, path, report)
    case 'table':
      return readTable(input, field, path, report)
    case 'date':
      return readDate(input, path, report)
    case 'date_text':
      return readDateText(input, path, report)
    case 'month':
      return readMonth(input, path, report)
    case 'number':
      return readNumber(input, field, path, report)
    case 'text_list':
      return readTextList(input, field.maxItems, path, report)
  }
}
