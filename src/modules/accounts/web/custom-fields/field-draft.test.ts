import { expect, it } from 'vitest'
import { customFieldErrors } from '../../domain/custom-fields/custom-field.ts'
import { draftOfField, fieldOfDraft, freeKey, keyOfLabel } from './field-draft.ts'

it.each([
  ['Contract tier', 'contract_tier'],
  ['２nd  Contact (IT)', 'nd_contact_it'],
  ['契約ランク', ''],
])('the key of %s', (label, key) => {
  expect(keyOfLabel(label)).toBe(key)
})

it('finds a free key', () => {
  expect(freeKey('field', [])).toBe('field')
  expect(freeKey('field', ['field', 'field_2'])).toBe('field_3')
})

it('makes a definition of a few words in one language', () => {
  const option = (ja: string) => ({ key: '', label: { ja, en: '' }, isArchived: false })
  const draft = {
    ...draftOfField(),
    ja: '契約ランク',
    kind: 'select' as const,
    options: [option('松'), option('竹')],
    min: 3,
  }
  const field = fieldOfDraft(draft, ['field'])
  expect(field).toEqual({
    key: 'field_2',
    kind: 'select',
    label: { ja: '契約ランク', en: '契約ランク' },
    isRequired: false,
    options: [
      { key: 'option', label: { ja: '松', en: '松' }, isArchived: false },
      { key: 'option_2', label: { ja: '竹', en: '竹' }, isArchived: false },
    ],
  })
  expect(customFieldErrors(field, ['field'])).toEqual([])
})

it('gives a definition back as it was', () => {
  const field = fieldOfDraft(
    { ...draftOfField(), ja: '予算', en: 'Budget', kind: 'money', min: 0, helpEn: 'Yearly' },
    [],
  )
  expect(fieldOfDraft(draftOfField(field), [])).toEqual(field)
})
