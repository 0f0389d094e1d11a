import { describe, expect, test } from 'vitest'
import { handoffForm } from '../../content/built-in.ts'
import { formSchema, publicForm } from './form.ts'

const label = { ja: '項目', en: 'Item' }
const section = { key: 'main', label }
const field = { key: 'a', section: 'main', type: 'text', label }
const options = [{ key: 'yes', label }]
const form = { key: 'f', title: label, sections: [section], fields: [field] }

describe('form definition', () => {
  test('fills in what is left out', () => {
    expect(formSchema.parse(form).fields[0]).toEqual({ ...field, required: false, private: false })
  })

  test.each<[string, object]>([
    ['no fields', { fields: [] }],
    ['a key twice', { fields: [field, field] }],
    ['a section twice', { sections: [section, section] }],
    ['an unknown section', { fields: [{ ...field, section: 'other' }] }],
    ['a malformed key', { fields: [{ ...field, key: 'Ä b' }] }],
    ['a dangerous key', { fields: [{ ...field, key: '__proto__' }] }],
    ['an unknown type', { fields: [{ ...field, type: 'colour' }] }],
    ['an unknown property', { fields: [{ ...field, colour: 'red' }] }],
    ['a select without options', { fields: [{ ...field, type: 'select', options: [] }] }],
    ['an option twice', { fields: [{ ...field, type: 'select', options: [...options, ...options] }] }],
    ['a table without columns', { fields: [{ ...field, type: 'table', columns: [] }] }],
    [
      'a column twice',
      { fields: [{ ...field, type: 'table', columns: [1, 2].map(() => ({ key: 'c', type: 'text', label })) }] },
    ],
    ['a label in one language', { fields: [{ ...field, label: { ja: '項目' } }] }],
    ['an empty label', { fields: [{ ...field, label: { ja: ' ', en: 'Item' } }] }],
  ])('%s is refused', (_, change) => {
    expect(formSchema.safeParse({ ...form, ...change }).success).toBe(false)
  })
})

test('what is private stays inside', () => {
  const shown = publicForm(handoffForm).fields.map((entry) => entry.key)
  expect(shown).not.toContain('politics')
  expect(shown).toHaveLength(19)
})
