import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { type EventSet, eventSetSchema, measureDefinitionSchema } from '../../domain/measures/measure.ts'

export interface MeasureRow {
  measure_id: string
  name_ja: string
  name_en: string
  definition: unknown
  version: number
  created_by: string
  created_at: string
  archived_at: string | null
}

const columns = sql`measure_id, name_ja, name_en, definition, version, created_by, created_at, archived_at`

export async function selectMeasures(db: Db): Promise<MeasureRow[]> {
  const { rows } = await sql<MeasureRow>`select ${columns} from usage.measures where archived_at is null
    order by created_at, measure_id`.execute(db)
  return rows
}

/** Locked until the transaction ends. */
export async function lockMeasure(transaction: Transaction, id: string): Promise<MeasureRow | undefined> {
  const { rows } = await sql<MeasureRow>`select ${columns} from usage.measures where measure_id = ${id}::uuid
    for update`.execute(transaction)
  return rows[0]
}

export async function insertMeasure(transaction: Transaction, workspaceId: string, row: MeasureRow): Promise<void> {
  await sql`insert into usage.measures (workspace_id, measure_id, name_ja, name_en, definition, version, created_by, created_at)
    values (${workspaceId}, ${row.measure_id}, ${row.name_ja}, ${row.name_en}, ${JSON.stringify(row.definition)}, ${row.version},
      ${row.created_by}, ${row.created_at})`.execute(transaction)
}

export async function updateMeasure(transaction: Transaction, row: MeasureRow): Promise<void> {
  await sql`update usage.measures set name_ja = ${row.name_ja}, name_en = ${row.name_en},
      definition = ${JSON.stringify(row.definition)}, version = ${row.version}, archived_at = ${row.archived_at}
    where measure_id = ${row.measure_id}::uuid`.execute(transaction)
}

export const definitionOf = (row: Pick<MeasureRow, 'definition'>) => measureDefinitionSchema.parse(row.definition)

export interface DerivedRow {
  eventKey: string
  set: EventSet
  fromBatchNo: string
  countedUpTo: string | null
  isComplete: boolean
}

export async function selectDerived(db: Db): Promise<DerivedRow[]> {
  const { rows } = await sql<{
    event_key: string
    event_set: unknown
    from_batch_no: string
    counted_up_to: string | null
    is_complete: boolean
  }>`select event_key::text, event_set, from_batch_no::text, counted_up_to::text, is_complete from usage.derived_events`.execute(
    db,
  )
  return rows.map((row) => ({
    eventKey: row.event_key,
    set: eventSetSchema.parse(row.event_set),
    fromBatchNo: row.from_batch_no,
    countedUpTo: row.counted_up_to,
    isComplete: row.is_complete,
  }))
}

/** Answers whether it is new. */
export async function insertDerived(
  transaction: Transaction,
  workspaceId: string,
  row: { eventKey: string; set: EventSet; fromBatchNo: string },
): Promise<boolean> {
  const { rows } =
    await sql`insert into usage.derived_events (workspace_id, event_key, event_set, from_batch_no, is_complete)
    values (${workspaceId}, ${row.eventKey}::bigint, ${JSON.stringify(row.set)}, ${row.fromBatchNo}::bigint, false)
    on conflict do nothing returning event_key`.execute(transaction)
  return rows.length > 0
}

export async function updateDerived(
  transaction: Transaction,
  eventKey: string,
  countedUpTo: string,
  isComplete: boolean,
): Promise<void> {
  await sql`update usage.derived_events set counted_up_to = ${countedUpTo}::bigint, is_complete = ${isComplete}
    where event_key = ${eventKey}::bigint`.execute(transaction)
}
