import type { Db, Transaction } from '#platform/database/transaction.ts'
import { tables } from '../tables.ts'

/** The customer's running onboarding, the latest where there are several. */
export async function findOpenProject(db: Db, accountId: string): Promise<string | null> {
  const row = await tables(db)
    .selectFrom('onboarding.published_projects')
    .select('project_id')
    .where('account_id', '=', accountId)
    .where('ended_on', 'is', null)
    .orderBy('contract_start_on', 'desc')
    .orderBy('project_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.project_id ?? null
}

/** What was begun with the customer, the latest last, with how the task stands; null for one that was removed. */
export function selectStarted(db: Db, accountId: string) {
  return tables(db)
    .selectFrom('touch.started_measures as started')
    .leftJoin('onboarding.published_tasks as tasks', (join) =>
      join
        .onRef('tasks.workspace_id', '=', 'started.workspace_id')
        .onRef('tasks.account_id', '=', 'started.account_id')
        .onRef('tasks.project_id', '=', 'started.project_id')
        .onRef('tasks.task_id', '=', 'started.task_id'),
    )
    .select([
      'started.measure_key',
      'started.project_id',
      'started.task_id',
      'started.started_on',
      'started.started_by',
    ])
    .select('tasks.status')
    .where('started.account_id', '=', accountId)
    .orderBy('started.started_measure_id')
    .execute()
}

export function findStarted(db: Db, accountId: string, clientId: string) {
  return tables(db)
    .selectFrom('touch.started_measures')
    .select(['measure_key', 'project_id', 'task_id'])
    .where('account_id', '=', accountId)
    .where('client_id', '=', clientId)
    .executeTakeFirst()
}

interface StartedRow {
  workspace_id: string
  account_id: string
  started_measure_id: string
  measure_key: string
  client_id: string
  project_id: string
  task_id: string
  started_on: string
  started_by: string
}

export async function insertStarted(transaction: Transaction, row: StartedRow): Promise<void> {
  await tables(transaction).insertInto('touch.started_measures').values(row).execute()
}
