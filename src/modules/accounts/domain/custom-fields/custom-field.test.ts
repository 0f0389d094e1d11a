import { describe, expect, test } from 'vitest'
import { ProductError } from '#platform/kernel/errors.ts'
import {
  activeOptions,
  addOption,
  type CustomField,
  customFieldChangeErrors,
  customFieldErrors,
  customFieldSchema,
  removeOption,
} from './custom-field.ts'

const label = { ja: '項目', en: 'Item' }
const option = (key: string, isArchived = false) => ({ key, label, isArchived })
const text = customFieldSchema.parse({ key: 'note', kind: 'text', label })
const select: CustomField = { ...text, kind: 'select', options: [option('a'), option('b'), option('old', true)] }
const money: CustomField = { ...text, kind: 'money', currency: 'JPY' }

function codeOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    return error instanceof ProductError ? error.code : 'other'
  }
  return 'none'
}

describe('definition', () => {
  test.each<[string, CustomField, string[]]>([
    ['text', text, []],
    ['select', select, []],
    ['money', money, []],
    ['a key with capitals', { ...text, key: 'Note' }, ['key key_malformed']],
    ['a key in Japanese', { ...text, key: '備考' }, ['key key_malformed']],
    ['a dangerous key', { ...text, key: '__proto__' }, ['key key_malformed']],
    ['a key of 41 characters', { ...text, key: 'k'.repeat(41) }, ['key key_malformed']],
    ['a key that is taken', { ...text, key: 'tier' }, ['key key_taken']],
    ['a select without options', { ...select, options: [] }, ['options options_missing']],
    ['a select with archived ones only', { ...select, options: [option('a', true)] }, ['options options_missing']],
    ['an option twice', { ...select, options: [option('a'), option('a')] }, ['options.1.key option_repeated']],
    ['a text with options', { ...text, options: [option('a')] }, ['options options_unfit']],
    ['bounds of a text', { ...text, min: 1 }, ['min bounds_unfit']],
    ['crossed bounds', { ...text, kind: 'number', min: 2, max: 1 }, ['max bounds_crossed']],
    ['money without a currency', { ...money, currency: undefined }, ['currency currency_malformed']],
    ['a currency of a text', { ...text, currency: 'JPY' }, ['currency currency_unfit']],
  ])('%s', (_, field, expected) => {
    const errors = customFieldErrors(field, ['tier'])
    expect(errors.map(({ path, code }) => `${path} ${code.replace('accounts.custom_field_', '')}`)).toEqual(expected)
  })
})

describe('options', () => {
  test('an unused one goes', () => {
    expect(removeOption(select, 'a', 0).options.map(({ key }) => key)).toEqual(['b', 'old'])
  })

  test('a used one is archived and can be brought back', () => {
    const archived = removeOption(select, 'a', 3)
    expect(archived.options[0]).toEqual(option('a', true))
    expect(activeOptions(archived).map(({ key }) => key)).toEqual(['b'])
    const renamed = { ja: '新', en: 'New' }
    expect(addOption(archived, 'a', renamed).options[0]).toEqual({ key: 'a', label: renamed, isArchived: false })
  })

  test('the last one stays', () => {
    expect(codeOf(() => removeOption(removeOption(select, 'a', 1), 'b', 1))).toBe('accounts.custom_field_last_option')
  })

  test('what is not there, and what is there already', () => {
    expect(codeOf(() => removeOption(select, 'c', 0))).toBe('accounts.custom_field_no_such_option')
    expect(codeOf(() => addOption(select, 'a', label))).toBe('accounts.custom_field_option_repeated')
    expect(addOption(select, 'c', label).options.at(-1)).toEqual(option('c'))
  })
})

describe('changing a definition', () => {
  const used = { customersWithValue: 2, usedOptions: ['a'] }

  test.each<[string, CustomField, CustomField, string[]]>([
    ['a new label', select, { ...select, label: { ja: '別', en: 'Other' } }, []],
    ['another kind', select, { ...text }, ['kind', 'options']],
    ['another key', select, { ...select, key: 'other' }, ['key']],
    ['another currency', money, { ...money, currency: 'USD' }, ['currency', 'options']],
    ['a used option dropped', select, { ...select, options: [option('b')] }, ['options']],
    ['an unused option dropped', select, { ...select, options: [option('a')] }, []],
  ])('%s', (_, current, next, paths) => {
    const errors = customFieldChangeErrors(current, next, used)
    expect(errors.map((error) => error.path)).toEqual(paths)
    expect(customFieldChangeErrors(current, next, { customersWithValue: 0, usedOptions: [] })).toEqual([])
  })
})
