import { expect, it } from 'vitest'
import { type Form, type FormField, formSchema } from '../../domain/forms/form.ts'
import {
  asType,
  blankQuestion,
  finished,
  freeKey,
  isComplete,
  movedQuestion,
  questionsOf,
  questionTypes,
  withoutQuestion,
  withQuestion,
} from './form-draft.ts'

const label = { ja: '質問', en: 'Question' }
const question = (key: string, section: string): FormField => ({
  key,
  section,
  label,
  required: true,
  private: true,
  type: 'text',
})
const form: Form = {
  key: 'ours',
  title: label,
  sections: [
    { key: 'one', label },
    { key: 'two', label },
  ],
  fields: [question('a', 'one'), question('b', 'two'), question('c', 'one'), question('d', 'two')],
}
const keysOf = (of: Form) => of.fields.map(({ key }) => key).join('')

it.each([
  ['down', 'a', 1, 'cbad'],
  ['up', 'd', -1, 'adcb'],
  ['no further than its section', 'c', 1, 'abcd'],
  ['nobody', 'x', 1, 'abcd'],
])('moves a question %s among those of its section', (_, key, by, order) => {
  expect(keysOf(movedQuestion(form, key, by))).toBe(order)
})

it.each(questionTypes)('a question becomes one of type %s that the server takes, keeping what both have', (type) => {
  const help = { ja: '説明', en: '' }
  const changed = finished(asType({ ...question('a', 'one'), help }, type))
  const named = {
    ...changed,
    ...('options' in changed && { options: [{ key: 'x', label }] }),
    ...('columns' in changed && { columns: [{ key: 'x', label, type: 'text' }] }),
  }
  const parsed = formSchema.parse({ ...form, fields: [named] }).fields[0]
  expect(parsed).toMatchObject({ type, key: 'a', section: 'one', required: true, private: true })
  expect(parsed?.help).toEqual({ ja: '説明', en: '説明' })
})

it('keeps the choices between the two kinds of choosing', () => {
  const select = asType(question('a', 'one'), 'select')
  expect(asType(select, 'multi_select')).toMatchObject({ options: 'options' in select ? select.options : [] })
})

it('puts, replaces and removes questions', () => {
  const added = withQuestion(form, { ...blankQuestion(form, 'two'), label })
  expect(questionsOf(added, 'two').map(({ key }) => key)).toEqual(['b', 'd', 'question_5'])
  expect(keysOf(withQuestion(form, { ...question('b', 'one') }))).toBe('abcd')
  expect(keysOf(withoutQuestion(form, 'b'))).toBe('acd')
})

it('never takes a key twice', () => {
  expect(freeKey('question', [{ key: 'question_2' }])).toBe('question_3')
})

it.each([
  ['a name in one language', { ...question('a', 'one'), label: { ja: '', en: 'x' } }, true],
  ['no name', { ...question('a', 'one'), label: { ja: ' ', en: '' } }, false],
  ['a choice without a name', asType(question('a', 'one'), 'select'), false],
  ['a column without a name', asType(question('a', 'one'), 'table'), false],
])('is complete with %s: %s', (_, given, complete) => {
  expect(isComplete(given)).toBe(complete)
})
