import { isValidCorporateNumber, toFullWidthKatakana } from '#platform/kernel/japanese-text.ts'
import { moneyFromMajor } from '#platform/kernel/money.ts'
import { type DateOrder, parseBooleanInput, parseDateInput, parseNumberInput } from '#platform/kernel/parse-input.ts'
import { cleanText } from './clean-text.ts'
import type { ImportField } from './fields/import-field.ts'

/** Money as integer minor units, dates as YYYY-MM-DD, choices of a multiple select as a list. */
export type ImportValue = string | number | boolean | readonly string[]

export interface CellFormat {
  dateOrder?: DateOrder | undefined
  /** What one unit of the column is worth, 1000 for thousands. */
  unit?: number | undefined
  currency: string
}

/** `value` is undefined for an empty cell and for one that cannot be used. */
export interface CellReading {
  value?: ImportValue
  error?: string
  warnings: string[]
}

const exponent = /^[+-]?\d(\.\d+)?E[+-]?\d{1,3}$/i

/** Turns the text of one cell into the value of a field. Codes are `accounts.import.…` or `input.…` of the kernel. */
export function readCell(cell: string, field: ImportField, format: CellFormat): CellReading {
  const { text, isStripped } = cleanText(cell, { isMultiline: field.kind === 'long_text' })
  const warnings = isStripped ? ['accounts.import.characters_removed'] : []
  if (text === '') return { warnings }
  const reading = readValue(text, field, format)
  const isExponent = field.kind !== 'number' && field.kind !== 'long_text' && exponent.test(text.normalize('NFKC'))
  if (isExponent) warnings.push('accounts.import.exponent_notation')
  const { value } = reading
  if (field.maxLength !== null && typeof value === 'string' && value.length > field.maxLength) {
    return { error: 'accounts.import.too_long', warnings }
  }
  return { ...reading, warnings: [...warnings, ...reading.warnings] }
}

const ok = (value: ImportValue, ...warnings: string[]): CellReading => ({ value, warnings })
const bad = (error: string): CellReading => ({ error, warnings: [] })
const dropped = (warning: string): CellReading => ({ warnings: [warning] })

function readValue(text: string, field: ImportField, format: CellFormat): CellReading {
  switch (field.kind) {
    case 'text':
    case 'long_text':
    case 'member':
      return ok(text)
    case 'kana':
      return ok(toFullWidthKatakana(text))
    case 'corporate_number':
      return readCorporateNumber(text)
    case 'postal_code':
      return readPostalCode(text)
    case 'email':
      return /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(text) ? ok(text) : dropped('accounts.import.email_invalid')
    case 'url':
      return readUrl(text)
    case 'date': {
      const date = parseDateInput(text, { order: format.dateOrder })
      return date.ok ? ok(date.value) : unlessEmpty(date.code)
    }
    case 'boolean': {
      const answer = parseBooleanInput(text)
      return answer.ok ? ok(answer.value) : unlessEmpty(answer.code)
    }
    case 'count':
    case 'number':
    case 'money':
      return readNumber(text, field.kind, format)
    case 'select':
      return readChoice(text, field)
    case 'multi_select':
      return readChoices(text, field)
  }
}

/** A lone dash is how sheets write an empty cell. */
const unlessEmpty = (code: string): CellReading => (code === 'input.empty' ? { warnings: [] } : bad(code))

function readNumber(text: string, kind: 'count' | 'number' | 'money', format: CellFormat): CellReading {
  const number = parseNumberInput(text)
  if (!number.ok) return unlessEmpty(number.code)
  if (kind === 'number') return ok(number.value)
  if (number.value < 0)
    return bad(kind === 'money' ? 'accounts.import.negative_amount' : 'accounts.import.negative_count')
  if (kind === 'count') return Number.isInteger(number.value) ? ok(number.value) : bad('accounts.import.not_whole')
  const amount = number.value * (format.unit ?? 1)
  if (amount > 1e13) return bad('input.number_too_large')
  return ok(moneyFromMajor(amount, format.currency).amountMinor)
}

function readCorporateNumber(text: string): CellReading {
  const digits = text.normalize('NFKC').replace(/^T/i, '').replace(/[\s-]/g, '')
  if (!/^\d{13}$/.test(digits)) return dropped('accounts.import.corporate_number_form')
  return isValidCorporateNumber(digits) ? ok(digits) : ok(digits, 'accounts.import.corporate_number_check_digit')
}

/** Excel turns 0600001 into 600001; six digits are no postal code anywhere that writes them without letters in Japan. */
function readPostalCode(text: string): CellReading {
  const plain = text.normalize('NFKC').replace(/^〒/, '').trim()
  const digits = plain.replace(/[-‐−ー\s]/g, '')
  if (/^\d{7}$/.test(digits)) return ok(`${digits.slice(0, 3)}-${digits.slice(3)}`)
  if (/^\d{6}$/.test(plain))
    return ok(`0${plain.slice(0, 2)}-${plain.slice(2)}`, 'accounts.import.postal_code_zero_restored')
  return ok(text)
}

function readUrl(text: string): CellReading {
  const address = /^[a-z][\w+.-]*:/i.test(text) ? text : `https://${text}`
  const url = URL.canParse(address) ? new URL(address) : undefined
  const isWeb = url !== undefined && /^https?:$/.test(url.protocol) && url.hostname.includes('.')
  return isWeb ? ok(address) : dropped('accounts.import.url_invalid')
}

function optionOf(text: string, field: ImportField): string | undefined {
  const plain = text.trim().normalize('NFKC').toLowerCase()
  const isSame = (label: string) => label.normalize('NFKC').toLowerCase() === plain
  return field.options?.find(({ value, labels }) => isSame(value) || labels.some(isSame))?.value
}

function readChoice(text: string, field: ImportField): CellReading {
  const value = optionOf(text, field)
  return value === undefined ? bad('accounts.import.not_an_option') : ok(value)
}

function readChoices(text: string, field: ImportField): CellReading {
  const values = text
    .split(/[,、;；\n]/)
    .filter((part) => part.trim() !== '')
    .map((part) => optionOf(part, field))
  const known = values.filter((value) => value !== undefined)
  return known.length === values.length ? ok([...new Set(known)]) : bad('accounts.import.not_an_option')
}
