import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { type OwnerRole, taskWeight } from '../../../domain/task.ts'
import type { Reworded } from '../../../domain/versions/move-to-version.ts'
import type { Task, TaskTexts } from '../../plan/task-tables.ts'
import { keyOf, type ProjectKey } from '../../projects/project-tables.ts'
import { type OnboardingTables, tables } from '../../tables.ts'

type Moves = OnboardingTables['onboarding.program_moves']
export type ProgramMoveRow = Selectable<Moves>

export async function insertProgramMove(transaction: Transaction, row: Insertable<Moves>): Promise<void> {
  await tables(transaction).insertInto('onboarding.program_moves').values(row).execute()
}

export function selectProgramMoves(db: Db, programKey: string, limit: number) {
  return tables(db)
    .selectFrom('onboarding.program_moves as moves')
    .innerJoin('accounts.published_accounts as accounts', (join) =>
      join
        .onRef('accounts.workspace_id', '=', 'moves.workspace_id')
        .onRef('accounts.account_id', '=', 'moves.account_id'),
    )
    .select([
      'moves.program_move_id',
      'moves.project_id',
      'moves.account_id',
      'accounts.name as account_name',
      'moves.from_version',
      'moves.to_version',
      'moves.moved_by',
      'moves.moved_at',
      'moves.undone_at',
    ])
    .where('moves.program_key', '=', programKey)
    .orderBy('moves.program_move_id', 'desc')
    .limit(limit)
    .execute()
}

export function findProgramMove(
  transaction: Transaction,
  programKey: string,
  moveId: string,
): Promise<ProgramMoveRow | undefined> {
  return tables(transaction)
    .selectFrom('onboarding.program_moves')
    .selectAll()
    .where('program_key', '=', programKey)
    .where('program_move_id', '=', moveId)
    .executeTakeFirst()
}

export async function markUndone(
  transaction: Transaction,
  key: ProjectKey & { program_move_id: string },
  undone: { undone_at: string; undone_by: string },
): Promise<void> {
  await tables(transaction)
    .updateTable('onboarding.program_moves')
    .set(undone)
    .where((where) => where.and(keyOf(key)))
    .where('program_move_id', '=', key.program_move_id)
    .execute()
}

export interface Rewording {
  /** The project's tasks as they are. */
  tasks: readonly Task[]
  reworded: readonly Reworded[]
  ownerOf: (role: OwnerRole) => { userId: string | null; stakeholderId: string | null }
}

/**
 * What the version says of these tasks besides their place in the plan, in one statement. A task that goes over to another
 * side gets the person there who fills its role.
 */
export async function rewordTasks(
  transaction: Transaction,
  key: ProjectKey,
  { tasks, reworded, ownerOf }: Rewording,
): Promise<void> {
  const byKey = new Map(tasks.map((task) => [task.key, task]))
  const rows = reworded.flatMap(({ task, side, visibility }) => {
    const row = byKey.get(task.key)
    if (row === undefined) return []
    const texts: TaskTexts = { name: task.name, doneWhen: task.doneWhen, chunks: task.chunks ?? [] }
    const present = { userId: row.owner_user_id, stakeholderId: row.owner_stakeholder_id }
    const owner = side === undefined ? present : ownerOf(task.ownerRole)
    return {
      key: task.key,
      side: side ?? row.side,
      visibility: visibility ?? row.visibility,
      owner_user_id: owner.userId,
      owner_stakeholder_id: owner.stakeholderId,
      texts,
      stage: task.stage,
      element: task.element,
      owner_role: task.ownerRole,
      is_milestone: task.isMilestone,
      weight: taskWeight(task),
      effort_minutes: task.effortMinutes,
    }
  })
  if (rows.length === 0) return
  await sql`update onboarding.tasks as tasks
    set texts = words.texts, stage = words.stage, element = words.element, owner_role = words.owner_role,
      is_milestone = words.is_milestone, weight = words.weight, effort_minutes = words.effort_minutes,
      side = words.side, visibility = words.visibility, owner_user_id = words.owner_user_id,
      owner_stakeholder_id = words.owner_stakeholder_id, version = version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as words (key text, texts jsonb, stage text, element text,
      owner_role text, is_milestone boolean, weight double precision, effort_minutes int, side text, visibility text,
      owner_user_id uuid, owner_stakeholder_id uuid)
    where tasks.workspace_id = ${key.workspace_id} and tasks.account_id = ${key.account_id}
      and tasks.project_id = ${key.project_id} and tasks.key = words.key`.execute(transaction)
}

/** Tasks as they were before, in one statement. */
export async function restoreTasks(transaction: Transaction, key: ProjectKey, tasks: readonly Task[]): Promise<void> {
  if (tasks.length === 0) return
  await sql`update onboarding.tasks as tasks
    set texts = past.texts, stage = past.stage, element = past.element, owner_role = past.owner_role,
      is_milestone = past.is_milestone, weight = past.weight, effort_minutes = past.effort_minutes,
      side = past.side, visibility = past.visibility, owner_user_id = past.owner_user_id,
      owner_stakeholder_id = past.owner_stakeholder_id,
      start_on = past.start_on, due_on = past.due_on, work_days = past.work_days, links = past.links,
      status = past.status, done_on = past.done_on, done_by = past.done_by, version = tasks.version + 1
    from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as past (task_id uuid, texts jsonb, stage text, element text,
      owner_role text, is_milestone boolean, weight double precision, effort_minutes int, side text, visibility text,
      owner_user_id uuid, owner_stakeholder_id uuid, start_on date, due_on date,
      work_days int, links jsonb, status text, done_on date, done_by text)
    where tasks.workspace_id = ${key.workspace_id} and tasks.account_id = ${key.account_id}
      and tasks.project_id = ${key.project_id} and tasks.task_id = past.task_id`.execute(transaction)
}
