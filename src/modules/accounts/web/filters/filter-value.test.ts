import { describe, expect, it } from 'vitest'
import { type ListField, listViewErrors } from '../../domain/list-view.ts'
import { newFilter, withDates, withNumbers, withOperator } from './filter-value.ts'

const renewal: ListField = { key: 'renewalOn', kind: 'date', isSortable: true }
const arr: ListField = { key: 'arr', kind: 'number', isSortable: true }
const phase: ListField = { key: 'phase', kind: 'choice', isSortable: false, options: ['onboarding', 'adoption'] }

describe('a new condition', () => {
  it.each([
    { field: renewal, expected: { field: 'renewalOn', operator: 'in_next_days', value: 30 } },
    { field: arr, expected: { field: 'arr', operator: 'eq', value: null } },
    { field: phase, expected: { field: 'phase', operator: 'any_of', value: null } },
  ])('on $field.key', ({ field, expected }) => {
    expect(newFilter(field)).toEqual(expected)
  })
})

describe('another operator', () => {
  it('keeps a value that still fits', () => {
    expect(withOperator({ field: 'arr', operator: 'lt', value: 5 }, 'gte', arr).value).toBe(5)
    expect(withOperator({ field: 'phase', operator: 'any_of', value: ['adoption'] }, 'none_of', phase).value).toEqual([
      'adoption',
    ])
  })
  it('drops one that does not', () => {
    expect(withOperator({ field: 'arr', operator: 'lt', value: 5 }, 'empty', arr).value).toBeNull()
    expect(
      withOperator({ field: 'renewalOn', operator: 'between', value: ['2026-01-01', '2026-02-01'] }, 'on', renewal)
        .value,
    ).toBeNull()
  })
})

it('makes ranges that the server takes', () => {
  const numbers = withNumbers({ field: 'arr', operator: 'between', value: null }, [3, null])
  const dates = withDates({ field: 'renewalOn', operator: 'between', value: null }, ['2026-01-01', '2026-02-01'])
  expect(listViewErrors({ columns: ['arr'], sort: null, filters: [numbers, dates] }, [renewal, arr])).toEqual([])
})
