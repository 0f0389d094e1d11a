import type { Form } from '../../../domain/forms/form.ts'

export type Question = Form['fields'][number]

/** Where a question stands on the page: what links jump to. */
export const answerId = (key: string) => `answer-${key}`

/** What every input of an answer takes; values are whatever is stored or half typed. */
export interface InputProps<Type extends Question['type'] = Question['type']> {
  question: Extract<Question, { type: Type }>
  value: unknown
  onChange: (value: unknown) => void
  /** Words by path: `users.0.headcount`. */
  errors: ReadonlyMap<string, string>
}
