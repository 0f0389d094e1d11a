import { describe, expect, test } from 'vitest'
import { type CustomField, type CustomFieldKind, customFieldSchema } from './custom-field.ts'
import { type CustomValue, parseCustomValue } from './custom-value.ts'

const label = { ja: '項目', en: 'Item' }
const options = [
  { key: 'gold', label: { ja: '金', en: 'Gold' } },
  { key: 'silver', label: { ja: '銀', en: 'Silver' } },
  { key: 'old', label: { ja: '旧', en: 'Old' }, isArchived: true },
]

function field(kind: CustomFieldKind, more: Partial<CustomField> = {}): CustomField {
  const choices = kind === 'select' || kind === 'multi_select' ? options : []
  return { ...customFieldSchema.parse({ key: 'f', kind, label, options: choices }), ...more }
}

const dollars = { currency: 'USD' }
const userId = '0190b6a2-7c1e-7d3a-9f00-0123456789ab'

describe('what is taken', () => {
  test.each<[CustomField, unknown, CustomValue | null]>([
    [field('text'), ' a\nb ', 'a b'],
    [field('text'), 12, '12'],
    [field('long_text'), 'a\r\nb', 'a\nb'],
    [field('number'), '１，２００', 1200],
    [field('number'), -0.5, -0.5],
    [field('number', { min: 0, max: 10 }), 10, 10],
    [field('money', { currency: 'JPY' }), '1,234,567円', { amountMinor: 1_234_567, currency: 'JPY' }],
    [field('money', dollars), '12.34', { amountMinor: 1234, currency: 'USD' }],
    [field('money', dollars), 1.1, { amountMinor: 110, currency: 'USD' }],
    [field('date'), '2026/4/1', '2026-04-01'],
    [field('boolean'), '○', true],
    [field('boolean'), false, false],
    [field('select'), 'gold', 'gold'],
    [field('select'), '銀', 'silver'],
    [field('select'), 'GOLD', 'gold'],
    [field('multi_select'), ['silver', 'gold', 'gold'], ['gold', 'silver']],
    [field('multi_select'), '銀、Gold', ['gold', 'silver']],
    [field('url'), 'https://example.co.jp/a?b=c', 'https://example.co.jp/a?b=c'],
    [field('email'), ' hanako@example.co.jp ', 'hanako@example.co.jp'],
    [field('user'), userId.toUpperCase(), userId],
    [field('text'), ' \u3000', null],
    [field('number'), '', null],
    [field('number'), '－', null],
    [field('multi_select'), [], null],
    [field('boolean'), null, null],
    [field('date'), undefined, null],
  ])('case %#', (definition, input, value) => {
    expect(parseCustomValue(definition, input)).toEqual({ ok: true, value })
  })

  test('what was read reads the same again', () => {
    expect(parseCustomValue(field('select'), 'old', 'old')).toEqual({ ok: true, value: 'old' })
    expect(parseCustomValue(field('multi_select'), ['old', 'gold'], ['old'])).toEqual({
      ok: true,
      value: ['gold', 'old'],
    })
  })
})

describe('what is refused', () => {
  test.each<[CustomField, unknown, string]>([
    [field('text'), 'x'.repeat(1_001), 'too_long'],
    [field('text'), {}, 'malformed'],
    [field('text'), ['a'], 'malformed'],
    [field('number'), 'many', 'not_a_number'],
    [field('number'), Number.POSITIVE_INFINITY, 'not_a_number'],
    [field('number', { min: 0 }), -1, 'too_small'],
    [field('number', { max: 10 }), 11, 'too_large'],
    [field('money', { currency: 'JPY' }), 0.5, 'too_precise'],
    [field('money', dollars), '1.234', 'too_precise'],
    [field('money', dollars), '999999999999999', 'too_large'],
    [field('number'), '99999999999999999', 'too_large'],
    [field('date'), '2026-02-30', 'not_a_date'],
    [field('boolean'), 'perhaps', 'not_a_boolean'],
    [field('select'), 'bronze', 'not_an_option'],
    [field('select'), 'old', 'not_an_option'],
    [field('multi_select'), ['gold', 'old'], 'not_an_option'],
    [field('url'), 'javascript:alert(1)', 'not_a_url'],
    [field('url'), 'example', 'not_a_url'],
    [field('email'), 'hanako', 'not_an_email'],
    [field('user'), 'hanako', 'not_a_user'],
    [field('text', { isRequired: true }), ' ', 'required'],
    [field('multi_select', { isRequired: true }), '、', 'required'],
  ])('case %#', (definition, input, code) => {
    expect(parseCustomValue(definition, input)).toMatchObject({ ok: false, code: `accounts.custom_value_${code}` })
  })
})
