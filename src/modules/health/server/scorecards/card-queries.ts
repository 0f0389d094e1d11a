import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { tables } from '../tables.ts'

export interface UnpublishedRow {
  scorecard_key: string
  place: number
  definition: unknown
  created_by: string
}

/** Scorecards that were never published, with their drafts. */
export async function selectUnpublished(db: Db): Promise<UnpublishedRow[]> {
  const { rows } =
    await sql<UnpublishedRow>`select cards.scorecard_key, cards.place, drafts.definition, cards.created_by
    from health.scorecards as cards
    join health.scorecard_drafts as drafts using (workspace_id, scorecard_key)
    where not exists (select from health.scorecard_versions as versions
      where versions.workspace_id = cards.workspace_id and versions.scorecard_key = cards.scorecard_key)
    order by cards.place`.execute(db)
  return rows
}

export interface NewCard {
  workspaceId: string
  key: string
  by: string
  at: string
  clientId: string
}

/** Puts a scorecard before all others. Returns the key that the same press got before, else the new one. */
export async function insertCard(transaction: Transaction, card: NewCard): Promise<string> {
  const { rows } = await sql<{ scorecard_key: string }>`insert into health.scorecards
      (workspace_id, scorecard_key, place, created_by, created_at, client_id)
    select ${card.workspaceId}, ${card.key}, least(coalesce(min(place), 0), 0) - 1, ${card.by}, ${card.at}, ${card.clientId}
      from health.scorecards
    on conflict (workspace_id, client_id) do update set client_id = excluded.client_id
    returning scorecard_key`.execute(transaction)
  return rows[0]?.scorecard_key ?? card.key
}

export async function deleteCard(transaction: Transaction, key: string): Promise<void> {
  await tables(transaction).deleteFrom('health.scorecards').where('scorecard_key', '=', key).execute()
}

interface Arranged {
  workspaceId: string
  keys: readonly string[]
  by: string
  at: string
}

/** Writes the order in which scorecards are tried. */
export async function saveOrder(transaction: Transaction, { workspaceId, keys, by, at }: Arranged): Promise<void> {
  await sql`insert into health.scorecards (workspace_id, scorecard_key, place, created_by, created_at)
    select ${workspaceId}, key, place, ${by}, ${at} from unnest(${[...keys]}::text[]) with ordinality as wanted (key, place)
    on conflict (workspace_id, scorecard_key) do update set place = excluded.place`.execute(transaction)
}

/** Ends a scorecard, or lets it stand again where `ended` is null. */
export async function saveEnd(
  transaction: Transaction,
  { key, ended }: { key: string; ended: { by: string; at: string } | null },
): Promise<void> {
  await tables(transaction)
    .updateTable('health.scorecards')
    .set({ ended_by: ended?.by ?? null, ended_at: ended?.at ?? null })
    .where('scorecard_key', '=', key)
    .execute()
}

/** Names of segments that exist, archived ones among them. */
export async function selectSegmentNames(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { name: string; isArchived: boolean }>> {
  if (ids.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('segments.published_segments')
    .select(['segment_id', 'name', 'archived_at'])
    .where('segment_id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.segment_id, { name: row.name, isArchived: row.archived_at !== null }]))
}

/** Which of the segments the customer is in now. */
export async function selectOwnSegments(db: Db, accountId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tables(db)
    .selectFrom('segments.published_memberships')
    .select('segment_id')
    .where('account_id', '=', accountId)
    .where('segment_id', 'in', [...ids])
    .where('left_at', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.segment_id))
}

/** Who entered or left a segment at the instant. */
export async function selectMoved(db: Db, segmentId: string, at: string): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('segments.published_memberships')
    .select('account_id')
    .where('segment_id', '=', segmentId)
    .where((is) => is.or([is('entered_at', '=', at), is('left_at', '=', at)]))
    .execute()
  return rows.map((row) => row.account_id)
}
