import { sql } from 'kysely'
import { z } from 'zod'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { insertTasks } from '../plan/task-queries.ts'
import { type Task, toTask } from '../plan/task-tables.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { type OnboardingTables, tables } from '../tables.ts'

type UndoRow = OnboardingTables['onboarding.plan_undos']

export interface Undo {
  changeId: string
  madeAt: string
  before: Task[]
  /** Versions of tasks right after the change, by ID. */
  after: Record<string, number>
  added: string[]
  closed: { vendor: string[]; customer: string[] }
}

const afterSchema = z.record(z.string(), z.number())
const closedSchema = z.object({ vendor: z.array(z.string()), customer: z.array(z.string()) })
// Written from whole rows of this table, and from nothing else.
const beforeSchema = z.array(z.custom<Parameters<typeof toTask>[0]>((row) => typeof row === 'object' && row !== null))

export async function findUndo(db: Db, key: ProjectKey, madeBy: string): Promise<Undo | undefined> {
  const row = await tables(db)
    .selectFrom('onboarding.plan_undos')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .where('made_by', '=', madeBy)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    changeId: row.change_id,
    madeAt: row.made_at,
    before: beforeSchema.parse(row.before).map(toTask),
    after: afterSchema.parse(row.after),
    added: row.added,
    closed: closedSchema.parse(row.closed),
  }
}

/** In the place of the person's change before it. */
export async function saveUndo(transaction: Transaction, row: UndoRow): Promise<void> {
  const { change_id, made_at, before, after, added, closed } = row
  await tables(transaction)
    .insertInto('onboarding.plan_undos')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'account_id', 'project_id', 'made_by'])
        .doUpdateSet({ change_id, made_at, before, after, added, closed }),
    )
    .execute()
}

export async function deleteUndo(transaction: Transaction, key: ProjectKey, madeBy: string): Promise<void> {
  await tables(transaction)
    .deleteFrom('onboarding.plan_undos')
    .where((where) => where.and(keyOf(key)))
    .where('made_by', '=', madeBy)
    .execute()
}

/** Tasks that a change took out, as they were. */
export async function bringBackTasks(transaction: Transaction, tasksBefore: readonly Task[]): Promise<void> {
  if (tasksBefore.length === 0) return
  await insertTasks(
    transaction,
    tasksBefore.map((task) => ({
      ...task,
      texts: JSON.stringify(task.texts),
      links: JSON.stringify(task.links),
      version: task.version + 1,
    })),
  )
}

/** All that a change of the plan can touch of these tasks, as it was, in one statement. */
export async function restoreTasks(
  transaction: Transaction,
  key: ProjectKey,
  tasksBefore: readonly Task[],
): Promise<void> {
  if (tasksBefore.length === 0) return
  await sql`update onboarding.tasks as tasks
    set start_on = was.start_on, due_on = was.due_on, work_days = was.work_days, links = was.links,
      is_pinned = was.is_pinned, texts = was.texts, effort_minutes = was.effort_minutes, phase = was.phase,
      visibility = was.visibility, owner_user_id = was.owner_user_id, owner_stakeholder_id = was.owner_stakeholder_id,
      status = was.status, done_on = was.done_on, done_by = was.done_by, version = tasks.version + 1
    from jsonb_to_recordset(${JSON.stringify(tasksBefore)}::jsonb) as was (task_id uuid, start_on date, due_on date,
      work_days int, links jsonb, is_pinned boolean, texts jsonb, effort_minutes int, phase smallint, visibility text,
      owner_user_id uuid, owner_stakeholder_id uuid, status text, done_on date, done_by text)
    where tasks.workspace_id = ${key.workspace_id} and tasks.account_id = ${key.account_id}
      and tasks.project_id = ${key.project_id} and tasks.task_id = was.task_id`.execute(transaction)
}
