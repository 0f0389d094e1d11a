import type { FieldError } from '#platform/kernel/errors.ts'
import { type Answers, validateAnswers } from './answers.ts'
import type { Form } from './form.ts'

export const sheetKinds = ['hearing', 'handoff'] as const
export type SheetKind = (typeof sheetKinds)[number]

export interface StoredAnswers {
  answers: Readonly<Record<string, unknown>>
  /** By answer, the sheet's version that last changed it. */
  answerVersions: Readonly<Record<string, number>>
  version: number
}

export interface AnswerChange {
  key: string
  before: unknown
  after: unknown
}

export interface SheetEdit {
  answers: Record<string, unknown>
  answerVersions: Record<string, number>
  version: number
  /** What really changed; the version rises only when something did. */
  changes: AnswerChange[]
  /** What is wrong with other answers: those are not taken. */
  issues: FieldError[]
  /** Answers that somebody else changed since the version the edit was based on. None of the edit is taken then. */
  conflicts: string[]
}

/** Of answers in their normal form, whose keys come in the form's order. */
const isSame = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/**
 * Takes some answers into a sheet: valid ones replace, empty ones remove, the rest stays as it is, and so do answers to
 * questions that the form no longer asks. `basedOn` is the version that the editor saw; changing an answer that has
 * changed since is a conflict, unless both wrote the same.
 */
export function editSheet(
  form: Pick<Form, 'fields'>,
  stored: StoredAnswers,
  input: Readonly<Record<string, unknown>>,
  basedOn: number,
): SheetEdit {
  const fields = form.fields.filter((field) => Object.hasOwn(input, field.key))
  const { answers: valid, issues } = validateAnswers({ fields }, input)
  // The database keeps the keys of an object in an order of its own.
  const known = answersTo({ fields }, stored.answers)
  const wrong = new Set(issues.map((issue) => issue.path.split('.')[0]))
  const changes: AnswerChange[] = []
  const conflicts: string[] = []
  for (const { key } of fields) {
    const before = stored.answers[key]
    const after = valid[key]
    if (wrong.has(key) || isSame(known[key], after)) continue
    if ((stored.answerVersions[key] ?? 0) > basedOn) conflicts.push(key)
    changes.push({ key, before, after })
  }
  const answers: Record<string, unknown> = { ...stored.answers }
  const answerVersions: Record<string, number> = { ...stored.answerVersions }
  const version = stored.version + (changes.length > 0 ? 1 : 0)
  for (const { key, after } of changes) {
    answerVersions[key] = version
    if (after === undefined) delete answers[key]
    else answers[key] = after
  }
  return { answers, answerVersions, version, changes, issues, conflicts }
}

/** The answers to the form's own questions, in their normal form: what readers of the form may see. */
export function answersTo(form: Pick<Form, 'fields'>, stored: Readonly<Record<string, unknown>>): Answers {
  const asked = Object.fromEntries(
    form.fields.filter(({ key }) => Object.hasOwn(stored, key)).map(({ key }) => [key, stored[key]]),
  )
  return validateAnswers(form, asked).answers
}
