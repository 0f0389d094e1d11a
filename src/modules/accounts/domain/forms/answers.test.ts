import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { handoffForm, hearingForm } from '../../content/built-in.ts'
import { completeness, validateAnswers } from './answers.ts'
import { formSchema } from './form.ts'

const label = { ja: '項目', en: 'Item' }
const choices = [
  { key: 'one', label },
  { key: 'two', label },
]
const shape = { section: 'main', label }
const form = formSchema.parse({
  key: 'every_type',
  title: label,
  sections: [{ key: 'main', label }],
  fields: [
    { ...shape, key: 'text', type: 'text', required: true },
    { ...shape, key: 'long', type: 'long_text', required: true },
    { ...shape, key: 'select', type: 'select', options: choices },
    { ...shape, key: 'multi', type: 'multi_select', options: choices, allowsOther: true },
    { ...shape, key: 'strict', type: 'multi_select', options: choices },
    { ...shape, key: 'person', type: 'person', required: true },
    {
      ...shape,
      key: 'table',
      type: 'table',
      required: true,
      maxRows: 3,
      columns: [
        { key: 'name', type: 'text', required: true, label },
        { key: 'count', type: 'number', min: 0, label },
        { key: 'on', type: 'date', label },
        { key: 'kind', type: 'select', options: choices, label },
      ],
    },
    { ...shape, key: 'date', type: 'date' },
    { ...shape, key: 'when', type: 'date_text' },
    { ...shape, key: 'month', type: 'month' },
    { ...shape, key: 'number', type: 'number', min: 0, max: 100 },
    { ...shape, key: 'list', type: 'text_list', maxItems: 3 },
  ],
})

describe('valid answers are put in their normal form', () => {
  test.each<[string, unknown, unknown]>([
    ['text', ' 販売管理の\n刷新 ', '販売管理の 刷新'],
    ['long', 'a\r\nb\u0000 ', 'a\nb'],
    ['select', 'two', 'two'],
    ['multi', ['two', 'one', 'two'], { chosen: ['one', 'two'], other: '' }],
    ['multi', { chosen: [], other: ' freee ' }, { chosen: [], other: 'freee' }],
    [
      'person',
      { name: '高橋 花子', email: 'h@example.jp', isAdmin: true },
      { name: '高橋 花子', reading: '', department: '', title: '', email: 'h@example.jp', phone: '' },
    ],
    ['table', [{ name: '経理', count: '１，２００' }, {}, { name: ' ' }].slice(0, 3), [{ name: '経理', count: 1200 }]],
    [
      'table',
      [{ name: '経理', count: 0, on: '2026/4/1', kind: 'one' }],
      [{ name: '経理', count: 0, on: '2026-04-01', kind: 'one' }],
    ],
    ['date', '2026年4月1日', '2026-04-01'],
    ['when', { date: '2026-04-01', text: '' }, { date: '2026-04-01', text: '' }],
    ['when', { date: '', text: '未定' }, { date: null, text: '未定' }],
    ['month', '9', 9],
    ['number', 0, 0],
    ['number', '12.5', 12.5],
    ['list', ['処理時間', ' ', '件数'], ['処理時間', '件数']],
  ])('%s: %j', (key, given, stored) => {
    expect(validateAnswers(form, { [key]: given })).toEqual({ answers: { [key]: stored }, issues: [] })
  })

  test.each<[string, unknown]>([
    ['text', ' \u3000\n'],
    ['long', null],
    ['select', ''],
    ['multi', []],
    ['multi', { chosen: [], other: ' ' }],
    ['person', { name: ' ', email: '' }],
    ['table', [{}, { name: ' ' }]],
    ['date', ''],
    ['when', { date: '', text: ' ' }],
    ['month', undefined],
    ['number', ' '],
    ['list', [' ', '']],
  ])('%s: %j is empty', (key, given) => {
    expect(validateAnswers(form, { [key]: given })).toEqual({ answers: {}, issues: [] })
  })
})

describe('what is wrong is told where it is', () => {
  test.each<[string, unknown, string]>([
    ['text', 5, 'text answer_not_text'],
    ['text', 'x'.repeat(1_001), 'text answer_too_long'],
    ['long', '𠮷'.repeat(10_001), 'long answer_too_long'],
    ['select', 'three', 'select answer_not_an_option'],
    ['multi', ['one', 'three'], 'multi.chosen.1 answer_not_an_option'],
    ['multi', 'one', 'multi answer_not_an_object'],
    ['strict', { chosen: ['one'], other: 'x' }, 'strict.other answer_not_an_option'],
    ['person', '高橋', 'person answer_not_an_object'],
    ['person', { name: '高橋', email: 'none' }, 'person.email answer_not_an_email'],
    ['person', { email: `a@${'.'.repeat(1_000_000)}@` }, 'person.email answer_too_long'],
    ['table', {}, 'table answer_not_a_list'],
    ['table', [1, 2, 3, 4], 'table answer_too_many'],
    ['table', ['x'], 'table.0 answer_not_an_object'],
    ['table', [{ name: 'a' }, { count: -1 }], 'table.1.count answer_too_small'],
    ['table', [{ on: '2026-02-30' }], 'table.0.on answer_not_a_date'],
    ['table', [{ kind: 'three' }], 'table.0.kind answer_not_an_option'],
    ['date', '2026-02-30', 'date answer_not_a_date'],
    ['when', { date: 'soon' }, 'when.date answer_not_a_date'],
    ['month', 13, 'month answer_too_large'],
    ['month', 1.5, 'month answer_not_a_number'],
    ['number', 'many', 'number answer_not_a_number'],
    ['number', Number.NaN, 'number answer_not_a_number'],
    ['number', 101, 'number answer_too_large'],
    ['list', ['a', 'b', 'c', 'd'], 'list answer_too_many'],
    ['list', [{}], 'list.0 answer_not_text'],
    ['colour', 'red', 'colour answer_to_no_question'],
    ['toString', 'x', 'toString answer_to_no_question'],
  ])('%s, case %#', (key, given, expected) => {
    const { answers, issues } = validateAnswers(form, { date: '2026-04-01', [key]: given })
    expect(issues.map(({ path, code }) => `${path} ${code.replace('accounts.', '')}`)).toEqual([expected])
    expect(Object.keys(answers)).toEqual(key === 'date' ? [] : ['date'])
  })

  test.each([[null], [[]], ['text'], [undefined]])('%j are no answers', (given) => {
    expect(validateAnswers(form, given).issues).toEqual([{ path: '', code: 'accounts.answers_not_an_object' }])
  })

  test('10,000 characters are not too long', () => {
    expect(validateAnswers(form, { long: '𠮷'.repeat(10_000) }).issues).toEqual([])
  })
})

describe('completeness', () => {
  const full = { text: 'a', long: 'b', person: { name: 'c' }, table: [{ name: 'd' }] }

  test.each<[string, object, string[]]>([
    ['nothing', {}, ['text', 'long', 'person', 'table']],
    ['all that is required', full, []],
    ['white space', { ...full, text: ' \u3000' }, ['text']],
    ['a person without a name', { ...full, person: { email: 'a@example.jp' } }, ['person']],
    ['a row without its required cell', { ...full, table: [{ name: 'd' }, { count: 1 }] }, ['table']],
    ['an answer that is wrong', { ...full, table: [{ name: 'd', count: 'x' }] }, ['table']],
  ])('%s', (_, answers, missing) => {
    const got = completeness(form, answers)
    expect(got.missing).toEqual(missing)
    expect(got.filledRequired).toBe(4 - missing.length)
    expect(got.ratio).toBe((4 - missing.length) / 4)
  })

  test('what is optional counts in all only', () => {
    expect(completeness(form, { ...full, number: 0 })).toEqual({
      filledRequired: 4,
      required: 4,
      ratio: 1,
      missing: [],
      filledAll: 5,
      all: 12,
    })
  })

  test('a form that requires nothing is complete', () => {
    const optional = { fields: form.fields.filter((field) => !field.required) }
    expect(completeness(optional, {}).ratio).toBe(1)
  })
})

describe('laws over the built-in forms', () => {
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null), fc.jsonValue())
  const anything = fc
    .constantFrom(hearingForm, handoffForm, form)
    .chain((given) =>
      fc.tuple(
        fc.constant(given),
        fc.dictionary(fc.constantFrom(...given.fields.map((field) => field.key), 'constructor'), value),
      ),
    )

  test('whatever comes in, what is stored is valid and stays as it is', () => {
    fc.assert(
      fc.property(anything, ([given, input]) => {
        const { answers } = validateAnswers(given, input)
        expect(validateAnswers(given, answers)).toEqual({ answers, issues: [] })
        expect(JSON.parse(JSON.stringify(answers))).toEqual(answers)
        expect(completeness(given, answers)).toEqual(completeness(given, input))
      }),
    )
  })
})
