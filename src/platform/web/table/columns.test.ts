import { describe, expect, it } from 'vitest'
import { nextSort, selectionAfter, shownColumns } from './columns.ts'

describe('nextSort', () => {
  it.each([
    { current: undefined, expected: 'asc' },
    { current: { key: 'other', direction: 'asc' as const }, expected: 'asc' },
    { current: { key: 'name', direction: 'asc' as const }, expected: 'desc' },
    { current: { key: 'name', direction: 'desc' as const }, expected: 'asc' },
  ])('$current → $expected', ({ current, expected }) => {
    expect(nextSort(current, 'name')).toEqual({ key: 'name', direction: expected })
  })
})

describe('shownColumns', () => {
  const column = (key: string, more = {}) => ({ key, label: key, width: 100, cell: () => key, ...more })
  const columns = [column('name', { isFixed: true }), column('phase'), column('owner', { isOnPhone: true })]
  it.each([
    { hidden: [], isPhone: false, expected: ['name', 'phase', 'owner'] },
    { hidden: ['name', 'phase'], isPhone: false, expected: ['name', 'owner'] },
    { hidden: [], isPhone: true, expected: ['owner'] },
  ])('$hidden on a phone: $isPhone', ({ hidden, isPhone, expected }) => {
    expect(shownColumns(columns, new Set(hidden), isPhone).map((each) => each.key)).toEqual(expected)
  })
  it('keeps the first two on a phone when none asks for it', () => {
    expect(shownColumns(columns.slice(0, 2), new Set(), true)).toHaveLength(2)
  })
})

describe('selectionAfter', () => {
  const ids = ['a', 'b', 'c', 'd']
  it.each([
    { selected: [], id: 'b', from: undefined, expected: ['b'] },
    { selected: ['b'], id: 'b', from: undefined, expected: [] },
    { selected: ['b'], id: 'd', from: 'b', expected: ['b', 'c', 'd'] },
    { selected: ['d'], id: 'a', from: 'd', expected: ['d', 'a', 'b', 'c'] },
    { selected: [], id: 'c', from: 'gone', expected: ['c'] },
  ])('$selected + $id from $from', ({ selected, id, from, expected }) => {
    expect(selectionAfter(ids, selected, id, from)).toEqual(expected)
  })
})
