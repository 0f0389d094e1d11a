import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { SegmentRecord } from '../../contract.ts'
import { conditionSchema } from '../../domain/condition.ts'
import { type SegmentsTables, tables } from '../tables.ts'

type Segments = SegmentsTables['segments.segments']

function toSegment(row: Selectable<Segments>): SegmentRecord {
  return {
    id: row.segment_id,
    name: row.name,
    description: row.description,
    kind: row.kind,
    condition: conditionSchema.parse(row.condition),
    memberCount: row.member_count,
    refreshedAt: row.refreshed_at,
    problem: row.problem,
    createdBy: row.created_by,
    createdAt: row.created_at,
    version: row.version,
    archivedAt: row.archived_at,
  }
}

/** By name. */
export async function selectSegments(db: Db, archived: 'no' | 'only'): Promise<SegmentRecord[]> {
  const rows = await tables(db)
    .selectFrom('segments.segments')
    .selectAll()
    .where('archived_at', archived === 'no' ? 'is' : 'is not', null)
    .orderBy(sql`lower(name)`)
    .orderBy('segment_id')
    .execute()
  return rows.map(toSegment)
}

export async function findSegment(db: Db, id: string, options: { isLocked?: true } = {}) {
  let query = tables(db).selectFrom('segments.segments').selectAll().where('segment_id', '=', id)
  if (options.isLocked) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  return row && toSegment(row)
}

export async function insertSegment(transaction: Transaction, row: Insertable<Segments>): Promise<void> {
  await tables(transaction).insertInto('segments.segments').values(row).execute()
}

export async function updateSegment(transaction: Transaction, id: string, change: Updateable<Segments>): Promise<void> {
  await tables(transaction).updateTable('segments.segments').set(change).where('segment_id', '=', id).execute()
}

/** By segment, how many entered and left since the instant; whoever was in it when it was made did not enter. */
export async function countMoves(db: Db, since: string) {
  const { rows } = await sql<{ segment_id: string; entered: number; left: number }>`
    select segments.segment_id,
      (count(*) filter (where moves.entered_at >= ${since} and moves.entered_at > segments.created_at))::int as entered,
      (count(*) filter (where moves.left_at >= ${since}))::int as left
    from segments.memberships as moves
    join segments.segments as segments on segments.workspace_id = moves.workspace_id
      and segments.segment_id = moves.segment_id
    where moves.entered_at >= ${since} or moves.left_at >= ${since}
    group by segments.segment_id`.execute(db)
  return new Map(rows.map((row) => [row.segment_id, row]))
}
