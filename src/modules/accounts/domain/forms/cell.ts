import type { ErrorParams } from '#platform/kernel/errors.ts'
import { parseDateInput, parseNumberInput } from '#platform/kernel/parse-input.ts'
import { characterCount, cleanText, type LineRule } from '../text.ts'
import { type FormColumn, maxLineLength, maxTextLength } from './form.ts'

/** Takes what is wrong with a value: the path below the answers, a stable code, its parameters. */
export type Report = (path: string, code: string, params?: ErrorParams) => void

/** '' when there is no text, or none that can be stored. */
export function readText(input: unknown, lines: LineRule, path: string, report: Report): string {
  if (input === undefined || input === null) return ''
  if (typeof input !== 'string') {
    report(path, 'accounts.answer_not_text')
    return ''
  }
  const text = cleanText(input, lines)
  const max = lines === 'single' ? maxLineLength : maxTextLength
  if (characterCount(text) <= max) return text
  report(path, 'accounts.answer_too_long', { max })
  return ''
}

/** Null when there is no number, here and below for dates and choices. */
export function readNumber(
  input: unknown,
  bounds: { min?: number | undefined; max?: number | undefined },
  path: string,
  report: Report,
): number | null {
  const text = typeof input === 'number' ? String(input) : readText(input, 'single', path, report)
  if (text === '') return null
  const parsed = parseNumberInput(text)
  if (!parsed.ok) {
    const isTooLarge = parsed.code === 'input.number_too_large'
    if (isTooLarge) report(path, 'accounts.answer_too_large', { max: Number.MAX_SAFE_INTEGER })
    // A lone dash is how sheets mark an empty cell.
    else if (parsed.code !== 'input.empty') report(path, 'accounts.answer_not_a_number')
    return null
  }
  const { min, max } = bounds
  if (min !== undefined && parsed.value < min) report(path, 'accounts.answer_too_small', { min })
  if (max !== undefined && parsed.value > max) report(path, 'accounts.answer_too_large', { max })
  return parsed.value
}

export function readDate(input: unknown, path: string, report: Report): string | null {
  const text = readText(input, 'single', path, report)
  if (text === '') return null
  const parsed = parseDateInput(text)
  if (parsed.ok) return parsed.value
  if (parsed.code !== 'input.empty') report(path, 'accounts.answer_not_a_date')
  return null
}

export function readChoice(
  input: unknown,
  options: readonly { key: string }[],
  path: string,
  report: Report,
): string | null {
  const key = readText(input, 'single', path, report)
  if (key === '') return null
  if (options.some((option) => option.key === key)) return key
  report(path, 'accounts.answer_not_an_option')
  return null
}

export function readCell(column: FormColumn, input: unknown, path: string, report: Report): string | number | null {
  switch (column.type) {
    case 'text':
      return readText(input, 'multiple', path, report) || null
    case 'number':
      return readNumber(input, column, path, report)
    case 'date':
      return readDate(input, path, report)
    case 'select':
      return readChoice(input, column.options, path, report)
  }
}
