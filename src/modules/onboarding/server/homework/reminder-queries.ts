import type { Insertable, Selectable } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { type OnboardingTables, tables } from '../tables.ts'

type Reminders = OnboardingTables['onboarding.reminders']
export type ReminderRow = Selectable<Reminders>

export function selectReminders(db: Db, key: ProjectKey): Promise<ReminderRow[]> {
  return tables(db)
    .selectFrom('onboarding.reminders')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .orderBy('reminded_on')
    .execute()
}

/** False when this reminder of this due date went out before. */
export async function insertReminder(transaction: Transaction, row: Insertable<Reminders>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(transaction)
    .insertInto('onboarding.reminders')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Open, shared homework of running projects whose due date is near enough for a reminder. */
export function selectRemindableTasks(db: Db, from: string, to: string) {
  return tables(db)
    .selectFrom('onboarding.tasks as tasks')
    .innerJoin('onboarding.projects as projects', (join) =>
      join
        .onRef('projects.workspace_id', '=', 'tasks.workspace_id')
        .onRef('projects.account_id', '=', 'tasks.account_id')
        .onRef('projects.project_id', '=', 'tasks.project_id'),
    )
    .select([
      'tasks.workspace_id',
      'tasks.account_id',
      'tasks.project_id',
      'tasks.task_id',
      'tasks.texts',
      'tasks.status',
      'tasks.start_on',
      'tasks.due_on',
      'tasks.done_on',
      'tasks.owner_stakeholder_id',
      'projects.owner_id',
    ])
    .where('projects.ended_on', 'is', null)
    .where('projects.sends_reminders', '=', true)
    .where('tasks.side', '=', 'customer')
    .where('tasks.visibility', '=', 'customer')
    .where('tasks.status', 'in', ['todo', 'doing'])
    .where('tasks.due_on', '>=', from)
    .where('tasks.due_on', '<=', to)
    .orderBy('tasks.account_id')
    .orderBy('tasks.due_on')
    .execute()
}

/** A mail was made of it. */
export async function setReminderQueued(
  transaction: Transaction,
  row: ProjectKey & Pick<ReminderRow, 'task_id' | 'kind' | 'due_on'>,
): Promise<void> {
  await tables(transaction)
    .updateTable('onboarding.reminders')
    .set({ state: 'queued' })
    .where((where) => where.and(row))
    .execute()
}
