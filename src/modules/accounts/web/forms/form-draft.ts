import type { FormDefinition } from '../../contract.ts'
import type { FormColumn, FormField } from '../../domain/forms/form.ts'
import type { Choice } from '../../domain/local-text.ts'

export type FormDraft = FormDefinition['definition']
export type QuestionType = FormField['type']

export const questionTypes = [
  'text',
  'long_text',
  'select',
  'multi_select',
  'number',
  'date',
  'date_text',
  'month',
  'person',
  'text_list',
  'table',
] as const satisfies readonly QuestionType[]
export const columnTypes = ['text', 'number', 'date'] as const

/** A key that nothing else has: answers are kept under it, so that it never changes and is never asked for. */
export function freeKey(prefix: string, taken: readonly { key: string }[]): string {
  const keys = new Set(taken.map(({ key }) => key))
  let number = taken.length + 1
  while (keys.has(`${prefix}_${number}`)) number++
  return `${prefix}_${number}`
}

const blank = { ja: '', en: '' }

export function blankQuestion(form: FormDraft, section: string): FormField {
  const key = freeKey('question', form.fields)
  return { key, section, label: blank, required: false, private: false, type: 'text' }
}
export const blankChoice = (choices: readonly Choice[]): Choice => ({ key: freeKey('choice', choices), label: blank })
export const blankColumn = (columns: readonly FormColumn[]): FormColumn => ({
  key: freeKey('column', columns),
  label: blank,
  required: false,
  type: 'text',
})

/** The question with another kind of answer: what both kinds have stays. */
export function asType(field: FormField, type: QuestionType): FormField {
  if (field.type === type) return field
  const { key, section, label, help, required } = field
  const common = { key, section, label, required, private: field.private, ...(help && { help }) }
  const options = 'options' in field ? field.options : [blankChoice([])]
  switch (type) {
    case 'select':
      return { ...common, type, options }
    case 'multi_select':
      return { ...common, type, options, allowsOther: false }
    case 'table':
      return { ...common, type, columns: [blankColumn([])], maxRows: 100 }
    case 'text_list':
      return { ...common, type, maxItems: 20 }
    default:
      return { ...common, type }
  }
}

/** The column with another kind of cell. */
export function columnAs({ key, label, required }: FormColumn, type: (typeof columnTypes)[number]): FormColumn {
  return { key, label, required, type }
}

export const questionsOf = (form: FormDraft, section: string) =>
  form.fields.filter((field) => field.section === section)

/** Puts a question in the place of the one with its key, or at the end. */
export function withQuestion(form: FormDraft, question: FormField): FormDraft {
  const isThere = form.fields.some(({ key }) => key === question.key)
  const fields = isThere
    ? form.fields.map((field) => (field.key === question.key ? question : field))
    : [...form.fields, question]
  return { ...form, fields }
}

export const withoutQuestion = (form: FormDraft, key: string): FormDraft => ({
  ...form,
  fields: form.fields.filter((field) => field.key !== key),
})

/** Moves a question by some places among those of its section. */
export function movedQuestion(form: FormDraft, key: string, by: number): FormDraft {
  const moved = form.fields.find((field) => field.key === key)
  if (!moved) return form
  const own = questionsOf(form, moved.section)
  const from = own.indexOf(moved)
  const neighbour = own[from + by]
  if (!neighbour) return form
  const swapped = new Map([
    [key, neighbour],
    [neighbour.key, moved],
  ])
  return { ...form, fields: form.fields.map((field) => swapped.get(field.key) ?? field) }
}

/** A text in one language only stands for both: every text of a form is shown in each of them. */
export function inBoth({ ja, en }: { ja: string; en: string }): { ja: string; en: string } {
  return { ja: ja.trim() || en.trim(), en: en.trim() || ja.trim() }
}

/** The question as it is sent: texts in both languages, no empty help. */
export function finished(question: FormField): FormField {
  const { help, ...rest } = question
  const label = inBoth(question.label)
  const helpText = inBoth(help ?? blank)
  const texts = { label, ...(helpText.ja !== '' && { help: helpText }) }
  switch (rest.type) {
    case 'select':
    case 'multi_select':
      return { ...rest, ...texts, options: rest.options.map((option) => ({ ...option, label: inBoth(option.label) })) }
    case 'table':
      return { ...rest, ...texts, columns: rest.columns.map((column) => ({ ...column, label: inBoth(column.label) })) }
    default:
      return { ...rest, ...texts }
  }
}

/** Whether every text that is shown is there. */
export function isComplete(question: FormField): boolean {
  const { label } = finished(question)
  const named = 'options' in question ? question.options : 'columns' in question ? question.columns : [{ label }]
  return label.ja !== '' && named.length > 0 && named.every((one) => inBoth(one.label).ja !== '')
}
