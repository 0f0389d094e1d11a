import { sql } from 'kysely'
import { recordTimelineEntry, requireAccount } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict } from '#platform/kernel/errors.ts'

interface NoteInput {
  note: string
  version: number
}

/**
 * Writes what was noticed of a customer in a month's review. Throws not found `accounts.no_such_account`, conflict
 * `metrics.changed_meanwhile`.
 */
export async function saveGraduationNote(
  context: Context,
  { month, id }: { month: string; id: string },
  { note, version }: NoteInput,
): Promise<{ version: number }> {
  await requireAccount(context, id)
  const { rows } = await sql<{ version: number }>`
    insert into metrics.graduation_notes as notes (workspace_id, account_id, month, note, written_by, written_at)
    select ${context.workspaceId}::uuid, ${id}::uuid, ${`${month}-01`}::date, ${note}, ${context.actor.name},
      ${instantOf(context)}::timestamptz
    on conflict (workspace_id, account_id, month) do update set note = excluded.note, written_by = excluded.written_by,
      written_at = excluded.written_at, version = notes.version + 1
    where notes.version = ${version}
    returning version`.execute(context.transaction)
  const [written] = rows
  // A first note is version 1: to have named another means to have read one that was never there.
  if (written === undefined || (written.version === 1) !== (version === 0)) throw conflict('metrics.changed_meanwhile')
  await recordTimelineEntry(context, {
    accountId: id,
    kind: 'metrics.graduation_noted',
    params: { month },
    body: note,
  })
  return { version: written.version }
}
