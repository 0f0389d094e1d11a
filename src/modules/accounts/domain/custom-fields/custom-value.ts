import type { ErrorParams } from '#platform/kernel/errors.ts'
import { isId } from '#platform/kernel/ids.ts'
import { type Money, minorUnitDigits, moneyFromMajor } from '#platform/kernel/money.ts'
import { type InputCode, parseBooleanInput, parseDateInput, parseNumberInput } from '#platform/kernel/parse-input.ts'
import { characterCount, cleanText, isEmailAddress } from '../text.ts'
import type { CustomField } from './custom-field.ts'

/** Dates are 'YYYY-MM-DD', selects option keys, users their IDs. */
export type CustomValue = string | number | boolean | string[] | Money

export type ParsedCustomValue =
  | { ok: true; value: CustomValue | null }
  | { ok: false; code: string; params?: ErrorParams }

const maxLength = { text: 1_000, long_text: 10_000, url: 2_000, email: 254 } as const

const value = (parsed: CustomValue | null): ParsedCustomValue => ({ ok: true, value: parsed })
const refuse = (code: string, params?: ErrorParams): ParsedCustomValue =>
  params === undefined
    ? { ok: false, code: `accounts.custom_value_${code}` }
    : { ok: false, code: `accounts.custom_value_${code}`, params }

function parseText(kind: keyof typeof maxLength, text: string): ParsedCustomValue {
  const max = maxLength[kind]
  if (characterCount(text) > max) return refuse('too_long', { max })
  if (kind === 'email' && !isEmailAddress(text)) return refuse('not_an_email')
  if (kind === 'url' && !/^https?:$/.test(URL.parse(text)?.protocol ?? '')) return refuse('not_a_url')
  return value(text)
}

/** What the kernel could not read; a lone dash is how sheets mark an empty cell. */
function unread(code: InputCode, kind: string): ParsedCustomValue {
  if (code === 'input.empty') return value(null)
  return code === 'input.number_too_large' ? refuse('too_large', { max: Number.MAX_SAFE_INTEGER }) : refuse(kind)
}

function parseNumber({ min, max }: CustomField, text: string): { number: number } | { other: ParsedCustomValue } {
  const parsed = parseNumberInput(text)
  if (!parsed.ok) return { other: unread(parsed.code, 'not_a_number') }
  if (min !== undefined && parsed.value < min) return { other: refuse('too_small', { min }) }
  if (max !== undefined && parsed.value > max) return { other: refuse('too_large', { max }) }
  return { number: parsed.value }
}

function parseMoney(field: CustomField, text: string): ParsedCustomValue {
  const parsed = parseNumber(field, text)
  if ('other' in parsed) return parsed.other
  const currency = field.currency ?? 'JPY'
  const unit = 10 ** minorUnitDigits(currency)
  const max = Number.MAX_SAFE_INTEGER / unit
  if (Math.abs(parsed.number) > max) return refuse('too_large', { max })
  const amount = moneyFromMajor(parsed.number, currency)
  return amount.amountMinor / unit === parsed.number ? value(amount) : refuse('too_precise', { currency })
}

/** The option a text names by its key or by its label in either language, archived ones only if they are held already. */
function optionKey(field: CustomField, text: string, held: readonly string[]): string | undefined {
  const names = (key: string, label: { ja: string; en: string }) =>
    key === text || label.ja === text || label.en.toLowerCase() === text.toLowerCase()
  return field.options.find(({ key, label, isArchived }) => names(key, label) && (!isArchived || held.includes(key)))
    ?.key
}

function parseChoices(field: CustomField, input: unknown, held: readonly string[]): ParsedCustomValue {
  const given: unknown[] = Array.isArray(input) ? input : String(input).split(/[,、;\n]/)
  const keys: string[] = []
  for (const entry of given) {
    const text = cleanText(String(entry), 'single')
    if (text === '') continue
    const key = optionKey(field, text, held)
    if (key === undefined) return refuse('not_an_option', { option: text })
    keys.push(key)
  }
  const chosen = field.options.map((option) => option.key).filter((key) => keys.includes(key))
  return value(chosen.length === 0 ? null : chosen)
}

function parseFilled(field: CustomField, input: unknown, text: string, held: readonly string[]): ParsedCustomValue {
  switch (field.kind) {
    case 'text':
    case 'long_text':
    case 'url':
    case 'email':
      return parseText(field.kind, text)
    case 'number': {
      const parsed = parseNumber(field, text)
      return 'other' in parsed ? parsed.other : value(parsed.number)
    }
    case 'money':
      return parseMoney(field, text)
    case 'date': {
      const parsed = parseDateInput(text)
      return parsed.ok ? value(parsed.value) : unread(parsed.code, 'not_a_date')
    }
    case 'boolean': {
      const parsed = parseBooleanInput(text)
      return parsed.ok ? value(parsed.value) : unread(parsed.code, 'not_a_boolean')
    }
    case 'select': {
      const key = optionKey(field, text, held)
      return key === undefined ? refuse('not_an_option', { option: text }) : value(key)
    }
    case 'multi_select':
      return parseChoices(field, input, held)
    case 'user':
      return isId(text) ? value(text.toLowerCase()) : refuse('not_a_user')
  }
}

/**
 * A value as a person typed it, a file held it or a program sent it, in the kind of its field. Empty input is null, or
 * `accounts.custom_value_required` where the field is required. `current` is the value the customer has: its archived
 * options may stay. Whether a user exists is for the caller to ask. Codes: `accounts.custom_value_…`.
 */
export function parseCustomValue(
  field: CustomField,
  input: unknown,
  current: CustomValue | null = null,
): ParsedCustomValue {
  const isText = typeof input === 'string' || typeof input === 'number' || typeof input === 'boolean'
  const isList = Array.isArray(input) && field.kind === 'multi_select'
  if (!isText && !isList && input !== undefined && input !== null) return refuse('malformed')
  const text = isText ? cleanText(String(input), field.kind === 'long_text' ? 'multiple' : 'single') : ''
  const held = typeof current === 'string' ? [current] : Array.isArray(current) ? current : []
  const parsed = isList || text !== '' ? parseFilled(field, isList ? input : text, text, held) : value(null)
  return parsed.ok && parsed.value === null && field.isRequired ? refuse('required') : parsed
}
