import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { UploadVerdict } from '../../domain/uploads/upload-plan.ts'
import { tables, type UsageTables } from '../tables.ts'

/** All but the file itself. */
const shown = [
  'upload_id',
  'source_id',
  'file_name',
  'format',
  'state',
  'reading',
  'columns',
  'event_name',
  'row_count',
  'done_chunk',
  'done_rows',
  'counts',
  'written',
  'first_at',
  'last_at',
  'created_by',
  'created_at',
  'applied_at',
  'version',
] as const

export type UploadRecord = Pick<Selectable<UsageTables['usage.uploads']>, (typeof shown)[number]>
type UploadChange = Updateable<UsageTables['usage.uploads']>

export function selectUploads(db: Db, sourceId: string): Promise<UploadRecord[]> {
  return tables(db)
    .selectFrom('usage.uploads')
    .select(shown)
    .where('source_id', '=', sourceId)
    .orderBy('created_at', 'desc')
    .orderBy('upload_id', 'desc')
    .limit(100)
    .execute()
}

export function findUpload(db: Db, id: string): Promise<UploadRecord | undefined> {
  return tables(db).selectFrom('usage.uploads').select(shown).where('upload_id', '=', id).executeTakeFirst()
}

/** Held against other writers until the transaction ends: a step of work and a change wait for each other. */
export function holdUpload(transaction: Transaction, id: string): Promise<UploadRecord | undefined> {
  return tables(transaction)
    .selectFrom('usage.uploads')
    .select(shown)
    .where('upload_id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function selectContent(db: Db, id: string): Promise<Buffer | null> {
  const row = await tables(db)
    .selectFrom('usage.uploads')
    .select('content')
    .where('upload_id', '=', id)
    .executeTakeFirst()
  return row?.content ?? null
}

export async function insertUpload(
  transaction: Transaction,
  row: Insertable<UsageTables['usage.uploads']>,
): Promise<void> {
  await tables(transaction).insertInto('usage.uploads').values(row).execute()
}

export async function updateUpload(transaction: Transaction, id: string, change: UploadChange): Promise<void> {
  await tables(transaction).updateTable('usage.uploads').set(change).where('upload_id', '=', id).execute()
}

export async function insertChunk(
  transaction: Transaction,
  chunk: Pick<ChunkRow, 'chunk_no' | 'rows' | 'body'> & { workspace_id: string; upload_id: string },
): Promise<void> {
  await tables(transaction)
    .insertInto('usage.upload_chunks')
    .values({ ...chunk, verdicts: null, counts: null })
    .execute()
}

export async function deleteChunks(transaction: Transaction, uploadId: string): Promise<void> {
  await tables(transaction).deleteFrom('usage.upload_chunks').where('upload_id', '=', uploadId).execute()
}

export type ChunkRow = Selectable<UsageTables['usage.upload_chunks']>

/** In the order of the file; with a verdict only those that hold such rows. */
export function selectChunks(
  db: Db,
  uploadId: string,
  { after, limit, verdict }: { after: number; limit: number; verdict?: UploadVerdict | undefined },
): Promise<ChunkRow[]> {
  let query = tables(db)
    .selectFrom('usage.upload_chunks')
    .selectAll()
    .where('upload_id', '=', uploadId)
    .where('chunk_no', '>', after)
  if (verdict) query = query.where(sql<boolean>`(counts->>${verdict})::int > 0`)
  return query.orderBy('chunk_no').limit(limit).execute()
}

export async function updateVerdicts(
  transaction: Transaction,
  uploadId: string,
  chunkNo: number,
  { verdicts, counts }: { verdicts: readonly string[]; counts: object },
): Promise<void> {
  await tables(transaction)
    .updateTable('usage.upload_chunks')
    .set({ verdicts: JSON.stringify(verdicts), counts: JSON.stringify(counts) })
    .where('upload_id', '=', uploadId)
    .where('chunk_no', '=', chunkNo)
    .execute()
}

/** Remembers the messages of a file; answers those that did not stand in it before. */
export async function addUploadKeys(
  transaction: Transaction,
  workspaceId: string,
  uploadId: string,
  keys: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`insert into usage.upload_keys (workspace_id, upload_id, message_key)
    select ${workspaceId}::uuid, ${uploadId}::uuid, one from unnest(${keys}::uuid[]) as one
    on conflict do nothing returning replace(message_key::text, '-', '') as key`.execute(transaction)
  return new Set(rows.map(({ key }) => key))
}

export async function deleteUploadKeys(transaction: Transaction, uploadId: string): Promise<void> {
  await sql`delete from usage.upload_keys where upload_id = ${uploadId}::uuid`.execute(transaction)
}

/** Which of these messages were taken in before. The span of the keys spares looking into other months. */
export async function selectTakenKeys(db: Db, workspaceId: string, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const sorted = keys.toSorted()
  const { rows } = await sql<{ key: string }>`select replace(message_key::text, '-', '') as key from usage.events
    where workspace_id = ${workspaceId}::uuid and message_key = any(${sorted}::uuid[])
      and message_key between ${sorted[0]}::uuid and ${sorted.at(-1)}::uuid`.execute(db)
  return new Set(rows.map(({ key }) => key))
}

/** Of groups and people, by their keys, those whose customer is known. */
export async function selectPlacedKeys(
  db: Db,
  { groups, people }: { groups: readonly string[]; people: readonly string[] },
): Promise<{ groups: Set<string>; people: Set<string> }> {
  const { rows } = await sql<{ kind: 'group' | 'person'; key: string }>`
    select 'group' as kind, group_key::text as key from usage.groups
    where account_id is not null and group_key = any(${`{${groups.join(',')}}`}::bigint[])
    union all
    select 'person', user_key::text from usage.people
    where account_id is not null and user_key = any(${`{${people.join(',')}}`}::bigint[])`.execute(db)
  const of = (wanted: string) => new Set(rows.filter(({ kind }) => kind === wanted).map(({ key }) => key))
  return { groups: of('group'), people: of('person') }
}

/** Makes the partitions of the months from the first to the last day. */
export async function ensureMonthsBetween(transaction: Transaction, first: string, last: string): Promise<void> {
  await sql`select usage.ensure_month(month::date) from generate_series(date_trunc('month', ${first}::date),
    ${last}::date, interval '1 month') as month`.execute(transaction)
}

/** Rows of files are for checking what was taken in, not for the record. */
export async function deleteOldChunks(transaction: Transaction, before: string): Promise<void> {
  await sql`delete from usage.upload_chunks using usage.uploads as upload
    where upload.workspace_id = upload_chunks.workspace_id and upload.upload_id = upload_chunks.upload_id
      and upload.created_at < ${before}::timestamptz`.execute(transaction)
  await sql`update usage.uploads set content = null
    where created_at < ${before}::timestamptz and content is not null`.execute(transaction)
}
