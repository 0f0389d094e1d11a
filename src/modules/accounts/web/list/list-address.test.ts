import { describe, expect, it } from 'vitest'
import type { ListView } from '../../domain/list-view.ts'
import { addressOfView, columnsAfter, hiddenColumns, isSameView, viewOfAddress } from './list-address.ts'

const start: ListView = { columns: ['name', 'phase', 'arr'], sort: null, filters: [] }
const view: ListView = {
  columns: ['name', 'custom.tier', 'renewalOn'],
  sort: { field: 'arr', direction: 'desc' },
  filters: [
    { field: 'phase', operator: 'any_of', value: ['onboarding', 'adoption'] },
    { field: 'name', operator: 'contains', value: 'a:b&c=d' },
    { field: 'renewalOn', operator: 'in_next_days', value: 60 },
    { field: 'seats', operator: 'empty', value: null },
  ],
}

describe('the address of a view', () => {
  it('describes it whole', () => {
    expect(viewOfAddress(addressOfView(view), start)).toEqual(view)
    expect(viewOfAddress(addressOfView(start), view)).toEqual(start)
  })

  it.each([
    { what: 'nothing', address: {}, expected: start },
    { what: 'one condition', address: { filter: 'seats:empty' }, expected: { ...start, filters: [view.filters[3]] } },
    {
      what: 'a sort order only',
      address: { sort: '-arr' },
      expected: { ...start, sort: { field: 'arr', direction: 'desc' } },
    },
    { what: 'what cannot be read', address: { filter: ['seats:sideways'] }, expected: start },
  ])('$what', ({ address, expected }) => {
    expect(viewOfAddress(address, start)).toEqual(expected)
  })
})

it('tells two views apart by what they show', () => {
  expect(isSameView(view, { ...view, filters: [...view.filters] })).toBe(true)
  expect(isSameView(view, { ...view, sort: null })).toBe(false)
})

it('keeps the order of the columns when some are hidden and others shown', () => {
  const keys = ['name', 'phase', 'arr', 'seats', 'plan']
  const shown: ListView = { ...start, columns: ['name', 'arr', 'phase'] }
  expect(hiddenColumns(shown, keys)).toEqual(['seats', 'plan'])
  expect(columnsAfter(shown, keys, ['phase', 'seats'])).toEqual(['name', 'arr', 'plan'])
})
