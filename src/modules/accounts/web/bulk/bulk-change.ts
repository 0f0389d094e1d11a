import type { z } from 'zod'
import { type bulkChangeInputSchema, touchModelSchema } from '../../contract.ts'

export type BulkChange = z.input<typeof bulkChangeInputSchema>
export type BulkKind = BulkChange['change']['kind']

/** The most customers that one change may reach. */
export const bulkLimit = 1_000

/** The change of a kind to the given owner or touch model; null takes it away. */
export function bulkChange(kind: BulkKind, value: string | null): BulkChange['change'] {
  switch (kind) {
    case 'assign_owner':
      return { kind, ownerId: value }
    case 'set_touch_model':
      return { kind, touchModel: touchModelSchema.nullable().catch(null).parse(value) }
    case 'archive':
    case 'restore':
      return { kind }
  }
}

/** The changes that take one back: one for each value there was before. */
export function undoingChanges(
  kind: BulkKind,
  changed: readonly { id: string; previous: string | null }[],
): BulkChange[] {
  if (changed.length === 0) return []
  const opposite = {
    archive: 'restore',
    restore: 'archive',
    assign_owner: undefined,
    set_touch_model: undefined,
  } as const
  const undoKind = opposite[kind]
  if (undoKind) return [{ selection: { ids: changed.map(({ id }) => id) }, change: { kind: undoKind } }]
  const groups = Map.groupBy(changed, ({ previous }) => previous)
  return [...groups].map(([previous, group]) => ({
    selection: { ids: group.map(({ id }) => id) },
    change: bulkChange(kind, previous),
  }))
}
