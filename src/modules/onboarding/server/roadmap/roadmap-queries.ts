import { type Insertable, type Selectable, type SqlBool, sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { tables } from '../tables.ts'
import type { ValueTables } from '../value-tables.ts'

type Stages = ValueTables['onboarding.roadmap_stages']
type Records = ValueTables['onboarding.roadmap_records']
export type StageRow = Selectable<Stages>
export type StageRecordRow = Selectable<Records>

/** 0 before there is one. */
export async function findRoadmapVersion(db: Db, key: ProjectKey): Promise<number> {
  const row = await tables(db)
    .selectFrom('onboarding.roadmaps')
    .select('version')
    .where((where) => where.and(keyOf(key)))
    .executeTakeFirst()
  return row?.version ?? 0
}

/** False when another version is stored than the one the change is based on (0: none). */
export async function raiseRoadmapVersion(
  transaction: Transaction,
  key: ProjectKey,
  basedOn: number,
): Promise<boolean> {
  const saved = await tables(transaction)
    .insertInto('onboarding.roadmaps')
    .values(keyOf(key))
    .onConflict((known) =>
      known
        .columns(['workspace_id', 'account_id', 'project_id'])
        .doUpdateSet({ version: sql`roadmaps.version + 1` })
        .where(sql<SqlBool>`roadmaps.version = ${basedOn}`),
    )
    .returning('version')
    .executeTakeFirst()
  return saved?.version === basedOn + 1
}

export function selectStages(db: Db, key: ProjectKey): Promise<StageRow[]> {
  return tables(db)
    .selectFrom('onboarding.roadmap_stages')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .orderBy('position')
    .execute()
}

export function selectStageTasks(db: Db, key: ProjectKey) {
  return tables(db)
    .selectFrom('onboarding.roadmap_tasks')
    .select(['stage_id', 'task_id'])
    .where((where) => where.and(keyOf(key)))
    .execute()
}

/** What was said last of each stage. */
export function selectLatestRecords(db: Db, key: ProjectKey): Promise<StageRecordRow[]> {
  return tables(db)
    .selectFrom('onboarding.roadmap_records')
    .selectAll()
    .distinctOn('stage_id')
    .where((where) => where.and(keyOf(key)))
    .orderBy('stage_id')
    .orderBy('roadmap_record_id', 'desc')
    .execute()
}

/**
 * Plans the stages that are not reached for the day on which the last of their open tasks is due; one without open tasks
 * keeps its day.
 */
export async function replanStages(transaction: Transaction, key: ProjectKey): Promise<void> {
  // A form that is open on the days before says that they changed, rather than write over them.
  await sql`
    with moved as (
    update onboarding.roadmap_stages as stages set planned_on = work.due_on
    from (
      select links.stage_id, max(tasks.due_on) as due_on
      from onboarding.roadmap_tasks as links
        join onboarding.tasks as tasks using (workspace_id, account_id, project_id, task_id)
        join onboarding.published_roadmap_stages as open using (workspace_id, account_id, project_id, stage_id)
      where links.workspace_id = ${key.workspace_id} and links.account_id = ${key.account_id}
        and links.project_id = ${key.project_id} and tasks.status in ('todo', 'doing') and open.reached_on is null
      group by links.stage_id
    ) as work
    where stages.workspace_id = ${key.workspace_id} and stages.account_id = ${key.account_id}
      and stages.project_id = ${key.project_id} and stages.stage_id = work.stage_id
      and stages.planned_on is distinct from work.due_on
    returning stages.stage_id
    )
    update onboarding.roadmaps set version = version + 1
    where workspace_id = ${key.workspace_id} and account_id = ${key.account_id} and project_id = ${key.project_id}
      and exists (select from moved)`.execute(transaction)
}

/** Writes stages new and old in their order and takes the others away, with their tasks. */
export async function writeStages(
  transaction: Transaction,
  key: ProjectKey,
  stages: readonly { row: Insertable<Stages>; taskIds: readonly string[] }[],
): Promise<void> {
  const db = tables(transaction)
  const ids = stages.map(({ row }) => row.stage_id)
  let gone = db.deleteFrom('onboarding.roadmap_stages').where((where) => where.and(keyOf(key)))
  if (ids.length > 0) gone = gone.where('stage_id', 'not in', ids)
  await gone.execute()
  await db
    .deleteFrom('onboarding.roadmap_tasks')
    .where((where) => where.and(keyOf(key)))
    .execute()
  if (stages.length === 0) return
  await db
    .insertInto('onboarding.roadmap_stages')
    .values(stages.map(({ row }) => row))
    .onConflict((known) =>
      known.columns(['workspace_id', 'account_id', 'project_id', 'stage_id']).doUpdateSet((row) => ({
        position: row.ref('excluded.position'),
        name: row.ref('excluded.name'),
        value: row.ref('excluded.value'),
        evidence: row.ref('excluded.evidence'),
        planned_on: row.ref('excluded.planned_on'),
        goal_id: row.ref('excluded.goal_id'),
      })),
    )
    .execute()
  const links = stages.flatMap(({ row, taskIds }) =>
    taskIds.map((task_id) => ({ ...keyOf(key), task_id, stage_id: row.stage_id })),
  )
  if (links.length > 0) await db.insertInto('onboarding.roadmap_tasks').values(links).execute()
}

/** False when the same client id was taken before. */
export async function insertStageRecord(transaction: Transaction, row: Insertable<Records>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(transaction)
    .insertInto('onboarding.roadmap_records')
    .values(row)
    .onConflict((known) => known.columns(['workspace_id', 'account_id', 'project_id', 'client_id']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}
