import { expect, test } from 'vitest'
import { customFieldSchema } from '../custom-fields/custom-field.ts'
import { accountChanges, accountWarnings, blankAccount, changedAccount } from './account-change.ts'

const blank = { ...blankAccount('a', '2026-11-24T00:00:00.000Z', 'qualification', '2026-11-24'), name: '東西商事' }
const label = { ja: '項目', en: 'Field' }
const fields = [
  customFieldSchema.parse({ key: 'grade', kind: 'number', label, min: 1 }),
  customFieldSchema.parse({ key: 'memo', kind: 'text', label, isRequired: true }),
]

test('fields left out stay, null empties', () => {
  const { account } = changedAccount({ ...blank, plan: 'pro', region: '東' }, { plan: null }, fields)
  expect(account).toEqual({ ...blank, plan: null, region: '東' })
})

test.each([
  [{ grade: '３' }, { grade: 3 }, []],
  [{ grade: null }, {}, []],
  [{ grade: 0 }, { grade: 2 }, [{ path: 'custom.grade', code: 'accounts.custom_value_too_small', params: { min: 1 } }]],
  [{ memo: ' ' }, { grade: 2 }, [{ path: 'custom.memo', code: 'accounts.custom_value_required' }]],
  [{ gone: 1 }, { grade: 2 }, [{ path: 'custom.gone', code: 'accounts.no_such_custom_field' }]],
])('custom values %o make %o', (custom, expected, errors) => {
  const result = changedAccount({ ...blank, custom: { grade: 2 } }, { custom }, fields)
  expect(result.account.custom).toEqual(expected)
  expect(result.errors).toEqual(errors)
})

test.each([
  [{ mrr: 10 }, { mrr: 10, arr: 120 }],
  [{ arr: 120 }, { mrr: 10, arr: 120 }],
  [{ mrr: null }, { mrr: null, arr: null }],
  [
    { mrr: 10, arr: 500 },
    { mrr: 10, arr: 500 },
  ],
  [{ seats: 1 }, { mrr: 5, arr: 60 }],
])('amounts after %o are %o', (change, amounts) => {
  expect(changedAccount({ ...blank, mrr: 5, arr: 60 }, change, fields).account).toMatchObject(amounts)
})

test('changes name each field that differs, long texts cut', () => {
  const after = { ...blank, note: 'x'.repeat(300), closedWeekdays: [3], custom: { grade: 1 }, version: 2 }
  expect(accountChanges(blank, after)).toEqual([
    { field: 'note', from: null, to: `${'x'.repeat(199)}…` },
    { field: 'closedWeekdays', from: [], to: [3] },
    { field: 'custom.grade', from: null, to: 1 },
  ])
})

test.each([
  [{ corporateNumber: '7000012050002' }, []],
  [{ corporateNumber: '7000012050003' }, ['accounts.corporate_number_check_digit']],
  [{ mrr: 1, arr: 100 }, ['accounts.arr_differs']],
])('%o is doubtful by %o', (facts, codes) => {
  expect(accountWarnings({ ...blank, ...facts }).map((warning) => warning.code)).toEqual(codes)
})
