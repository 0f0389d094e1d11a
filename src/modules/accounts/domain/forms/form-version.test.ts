import { expect, test } from 'vitest'
import { hearingForm } from '../../content/built-in.ts'
import { formSchema } from './form.ts'
import { questionsOfChangedType } from './form-version.ts'

const changeField = (key: string, change: object) =>
  formSchema.parse({
    ...hearingForm,
    fields: hearingForm.fields.map((field) => (field.key === key ? { ...field, ...change } : field)),
  })

test.each([
  ['nothing', 'busy', {}, []],
  ['a label', 'busy', { label: { ja: '繁忙期', en: 'Busy season' } }, []],
  ['the type', 'busy', { type: 'long_text' }, ['busy']],
  [
    'a column',
    'users',
    { columns: [{ key: 'headcount', type: 'text', label: { ja: '人数', en: 'People' } }] },
    ['users'],
  ],
  ['a new column', 'users', { columns: [{ key: 'floor', type: 'date', label: { ja: '階', en: 'Floor' } }] }, []],
])('changing %s of %s', (_, key, change, expected) => {
  expect(questionsOfChangedType(hearingForm, changeField(key, change))).toEqual(expected)
})
