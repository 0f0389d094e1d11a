import type { Context } from '#platform/context/context.ts'
import { decodeIdCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { SheetKind } from '../../../domain/forms/sheet.ts'
import { requireAccount } from '../../profiles/find-account.ts'
import { loadSheet } from './load-sheet.ts'
import { selectSheetChanges } from './sheet-queries.ts'

export interface ListSheetChangesInput {
  accountId: string
  kind: SheetKind
  cursor?: string | undefined
  limit: number
  key?: string | undefined
}

export async function listSheetChanges(context: Context, input: ListSheetChangesInput) {
  const { accountId, kind, key, limit } = input
  await requireAccount(context, accountId)
  const before = input.cursor === undefined ? undefined : decodeIdCursor(input.cursor)
  const { found } = await loadSheet(context, accountId, kind)
  const labels = new Map(found.form.fields.map((field) => [field.key, field.label]))
  const rows = await selectSheetChanges(context.transaction, { accountId, kind, key, before, limit: limit + 1 })
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return {
    items: items.map((row) => ({
      id: row.sheet_change_id,
      key: row.answer_key,
      label: labels.get(row.answer_key) ?? null,
      before: row.before,
      after: row.after,
      actorKind: row.actor_kind,
      actorName: row.actor_name,
      changedAt: row.changed_at,
    })),
    nextCursor: last ? encodeCursor([last.sheet_change_id]) : null,
  }
}
