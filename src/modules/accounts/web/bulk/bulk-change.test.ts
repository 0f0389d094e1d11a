import { expect, it } from 'vitest'
import { bulkChange, undoingChanges } from './bulk-change.ts'

it.each([
  { kind: 'assign_owner', value: 'a', change: { kind: 'assign_owner', ownerId: 'a' } },
  { kind: 'set_touch_model', value: 'high', change: { kind: 'set_touch_model', touchModel: 'high' } },
  { kind: 'set_touch_model', value: null, change: { kind: 'set_touch_model', touchModel: null } },
  { kind: 'archive', value: 'ignored', change: { kind: 'archive' } },
] as const)('$kind $value', ({ kind, value, change }) => {
  expect(bulkChange(kind, value)).toEqual(change)
})

it('gives each customer back what it had', () => {
  const changed = [
    { id: '1', previous: 'tanaka' },
    { id: '2', previous: null },
    { id: '3', previous: 'tanaka' },
  ]
  expect(undoingChanges('assign_owner', changed)).toEqual([
    { selection: { ids: ['1', '3'] }, change: { kind: 'assign_owner', ownerId: 'tanaka' } },
    { selection: { ids: ['2'] }, change: { kind: 'assign_owner', ownerId: null } },
  ])
  expect(undoingChanges('archive', changed)).toEqual([
    { selection: { ids: ['1', '2', '3'] }, change: { kind: 'restore' } },
  ])
  expect(undoingChanges('archive', [])).toEqual([])
})
