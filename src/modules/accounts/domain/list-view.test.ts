import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ListField,
  type ListFilter,
  type ListView,
  listOperators,
  listViewErrors,
  operatorsFor,
} from './list-view.ts'
import { listViewOfQuery, listViewToQuery } from './list-view-url.ts'

const fields: ListField[] = [
  { key: 'name', kind: 'text', isSortable: true },
  { key: 'mrr', kind: 'number', isSortable: true },
  { key: 'renewalOn', kind: 'date', isSortable: true },
  { key: 'phase', kind: 'choice', isSortable: true, options: ['onboarding', 'adoption'] },
  { key: 'owner', kind: 'choice', isSortable: false },
  { key: 'custom.isKey', kind: 'boolean', isSortable: false },
]
const view: ListView = { columns: ['name', 'mrr'], sort: { field: 'mrr', direction: 'desc' }, filters: [] }

describe('validation', () => {
  test.each<[string, Partial<ListView>, string[]]>([
    ['as it should be', {}, []],
    ['no sorting', { sort: null }, []],
    ['a column that is gone', { columns: ['name', 'custom.gone'] }, ['columns.1 unknown_field']],
    ['a column twice', { columns: ['name', 'name'] }, ['columns.1 repeated_column']],
    ['sorted by what cannot be', { sort: { field: 'owner', direction: 'asc' } }, ['sort.field not_sortable']],
    ['sorted by what is gone', { sort: { field: 'gone', direction: 'asc' } }, ['sort.field unknown_field']],
  ])('%s', (_, change, expected) => {
    const errors = listViewErrors({ ...view, ...change }, fields)
    expect(errors.map(({ path, code }) => `${path} ${code.replace('accounts.view_', '')}`)).toEqual(expected)
  })

  test.each<[ListFilter['field'], ListFilter['operator'], ListFilter['value'], string | null]>([
    ['name', 'contains', '商事', null],
    ['name', 'contains', ' ', 'value'],
    ['name', 'gt', 5, 'operator'],
    ['name', 'empty', null, null],
    ['name', 'empty', 'x', 'value'],
    ['mrr', 'gte', 1000, null],
    ['mrr', 'gte', '1000', 'value'],
    ['mrr', 'between', [1, 2], null],
    ['mrr', 'between', [2, 1], 'value'],
    ['mrr', 'between', [1], 'value'],
    ['mrr', 'between', ['2026-01-01', '2026-02-01'], 'value'],
    ['renewalOn', 'between', ['2026-01-01', '2026-02-01'], null],
    ['renewalOn', 'before', '2026-02-30', 'value'],
    ['renewalOn', 'in_next_days', 60, null],
    ['renewalOn', 'in_next_days', -1, 'value'],
    ['renewalOn', 'in_next_days', 1.5, 'value'],
    ['phase', 'any_of', ['onboarding'], null],
    ['phase', 'any_of', [], 'value'],
    ['phase', 'none_of', ['nowhere'], 'value'],
    ['owner', 'any_of', ['anyone'], null],
    ['owner', 'any_of', [1], 'value'],
    ['custom.isKey', 'is_true', null, null],
    ['custom.isKey', 'is_true', 'yes', 'value'],
    ['gone', 'empty', null, 'field'],
  ])('%s %s %j', (field, operator, value, wrong) => {
    const errors = listViewErrors({ ...view, filters: [{ field, operator, value }] }, fields)
    expect(errors.map((error) => error.path)).toEqual(wrong === null ? [] : [`filters.0.${wrong}`])
  })

  test('every operator is offered for some kind', () => {
    const offered = (['text', 'number', 'date', 'choice', 'boolean'] as const).flatMap((kind) => operatorsFor(kind))
    expect(new Set(offered)).toEqual(new Set(listOperators))
  })
})

describe('URL', () => {
  test('reads well', () => {
    const query = listViewToQuery({
      ...view,
      filters: [
        { field: 'phase', operator: 'any_of', value: ['onboarding'] },
        { field: 'renewalOn', operator: 'not_empty', value: null },
      ],
    })
    expect(decodeURIComponent(query)).toBe(
      'columns=name,mrr&sort=-mrr&filter=phase:any_of:["onboarding"]&filter=renewalOn:not_empty',
    )
  })

  test.each([
    [''],
    ['columns='],
    ['columns=na me'],
    ['columns=name&filter=nonsense'],
    ['columns=name&filter=name:contains:{'],
    ['columns=name&filter=name:explodes:1'],
    ['columns=name&sort=--mrr'],
    ['columns=__proto__'],
  ])('%j is no view', (query) => {
    expect(listViewOfQuery(query)).toBeNull()
  })

  test('other parameters are left alone', () => {
    expect(listViewOfQuery(`tab=all&${listViewToQuery(view)}&cursor=x`)).toEqual(view)
  })

  test('a view survives the way through the URL', () => {
    const key = fc.stringMatching(/^[a-z][A-Za-z0-9_]{0,9}(\.[a-z][A-Za-z0-9_]{0,9})?$/)
    const text = fc.string({ unit: 'binary', maxLength: 20 })
    // JSON has no −0; it means 0.
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
    const value = fc.oneof(fc.constant(null), text, number, fc.array(text, { maxLength: 4 }), fc.tuple(number, number))
    const views = fc.record({
      columns: fc.array(key, { minLength: 1, maxLength: 5 }),
      sort: fc.option(fc.record({ field: key, direction: fc.constantFrom('asc' as const, 'desc' as const) })),
      filters: fc.array(fc.record({ field: key, operator: fc.constantFrom(...listOperators), value }), {
        maxLength: 5,
      }),
    })
    fc.assert(
      fc.property(views, (given) => {
        expect(listViewOfQuery(listViewToQuery(given))).toEqual(given)
      }),
    )
  })
})
