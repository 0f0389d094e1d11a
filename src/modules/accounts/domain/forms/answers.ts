import type { FieldError } from '#platform/kernel/errors.ts'
import { type Answer, isRecord, readAnswer } from './answer.ts'
import type { Form, FormField } from './form.ts'

/** Normalised answers by field key; empty ones are left out. */
export type Answers = Record<string, Answer>

type Fields = Pick<Form, 'fields'>

/**
 * Reads answers as they came from a form, a file or the network. `answers` holds every valid one in its normal form,
 * `issues` what is wrong with the others: paths `users.0.headcount`, codes `accounts.answer_…`. An answer that is missing
 * is no issue, so that a half-filled form can be saved; see `completeness`.
 */
export function validateAnswers(form: Fields, input: unknown): { answers: Answers; issues: FieldError[] } {
  if (!isRecord(input)) return { answers: {}, issues: [{ path: '', code: 'accounts.answers_not_an_object' }] }
  const answers: Answers = {}
  const issues: FieldError[] = []
  const known = new Set(form.fields.map((field) => field.key))
  for (const key of Object.keys(input)) {
    if (!known.has(key)) issues.push({ path: key, code: 'accounts.answer_to_no_question' })
  }
  for (const field of form.fields) {
    const before = issues.length
    const given = Object.hasOwn(input, field.key) ? input[field.key] : undefined
    const answer = readAnswer(field, given, (path, code, params) =>
      issues.push(params === undefined ? { path, code } : { path, code, params }),
    )
    if (answer !== null && issues.length === before) answers[field.key] = answer
  }
  return { answers, issues }
}

/** Whether the answer says enough: a person has a name, a table's rows have their required cells. */
function isFilled(field: FormField, answer: Answer | undefined): boolean {
  if (answer === undefined) return false
  if (field.type === 'person') return isRecord(answer) && answer.name !== ''
  if (field.type !== 'table' || !Array.isArray(answer)) return true
  const required = field.columns.filter((column) => column.required)
  return answer.every((row) => isRecord(row) && required.every((column) => Object.hasOwn(row, column.key)))
}

export interface Completeness {
  /** Required fields that are filled. */
  filledRequired: number
  required: number
  /** filledRequired ÷ required, 0–1; 1 when nothing is required. */
  ratio: number
  /** Keys of the required fields that are not filled, in the order of the form. */
  missing: string[]
  /** Fields that are filled, required or not. */
  filledAll: number
  all: number
}

/** How much of a form is filled. Answers that are empty, white space or invalid do not count. */
export function completeness(form: Fields, input: unknown): Completeness {
  const { answers } = validateAnswers(form, input)
  const filled = form.fields.filter((field) => isFilled(field, answers[field.key]))
  const required = form.fields.filter((field) => field.required)
  const missing = required.filter((field) => !filled.includes(field)).map((field) => field.key)
  const filledRequired = required.length - missing.length
  return {
    filledRequired,
    required: required.length,
    ratio: required.length === 0 ? 1 : filledRequired / required.length,
    missing,
    filledAll: filled.length,
    all: form.fields.length,
  }
}
