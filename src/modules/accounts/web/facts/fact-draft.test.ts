import { expect, it } from 'vitest'
import type { AccountField } from '../fields/account-field.ts'
import { draftOf, valueOfDraft } from './fact-draft.ts'

const custom: AccountField['custom'] = {
  id: '1',
  key: 'budget',
  kind: 'money',
  label: { ja: '予算', en: 'Budget' },
  isRequired: false,
  options: [],
  currency: 'USD',
  position: 0,
  version: 1,
  archivedAt: null,
}

it.each<{ field: AccountField; value: unknown; currency?: string; draft: unknown; back?: unknown }>([
  { field: { key: 'arr', kind: 'money' }, value: 1_200_000, draft: 1_200_000 },
  { field: { key: 'arr', kind: 'money' }, value: 99_50, currency: 'USD', draft: 99.5 },
  {
    field: { key: 'custom.budget', kind: 'money', custom },
    value: { amountMinor: 12_34, currency: 'USD' },
    draft: 12.34,
    back: 12.34,
  },
  { field: { key: 'seats', kind: 'number' }, value: null, draft: null },
  { field: { key: 'plan', kind: 'suggestion' }, value: null, draft: '', back: null },
  { field: { key: 'ownerId', kind: 'choice' }, value: null, draft: null },
  { field: { key: 'closedWeekdays', kind: 'weekdays' }, value: [3, 0], draft: ['3', '0'], back: [0, 3] },
  { field: { key: 'closedDays', kind: 'days' }, value: ['12-29', '2026-08-13'], draft: '12-29\n2026-08-13' },
  { field: { key: 'closedDays', kind: 'days' }, value: [], draft: '' },
])('$field.key $value is edited as $draft', ({ field, value, currency = 'JPY', draft, back = value }) => {
  expect(draftOf(field, value, currency)).toEqual(draft)
  expect(valueOfDraft(field, draftOf(field, value, currency), currency)).toEqual(back)
})

it('reads closed days as people write them', () => {
  const days: AccountField = { key: 'closedDays', kind: 'days' }
  expect(valueOfDraft(days, '12/29\n１/３、2026年8月13日\n12-29\nいつか', 'JPY')).toEqual([
    '01-03',
    '12-29',
    '2026-08-13',
    'いつか',
  ])
})
