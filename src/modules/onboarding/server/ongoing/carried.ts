import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '#platform/context/context.ts'
import type { Db } from '#platform/database/transaction.ts'
import { conflict } from '#platform/kernel/errors.ts'
import { keptDispositionSchema } from '../../contract.ts'
import type { Project } from '../projects/project-tables.ts'
import { lockProject } from '../projects/require-project.ts'
import { tables } from '../tables.ts'
import { findOngoing } from './ongoing-queries.ts'

export const dispositionsSchema = z.array(keptDispositionSchema)

/** Ids of what a graduated project handed over as still to be settled. */
export async function readCarried(db: Db, project: Project): Promise<string[]> {
  if (project.state !== 'graduated') return []
  const handoff = await findOngoing(db, project)
  const dispositions = handoff ? dispositionsSchema.parse(handoff.dispositions) : []
  return dispositions.filter(({ action }) => action === 'carried').map(({ id }) => id)
}

/**
 * The project, locked, in which the task, blocker or condition can still be settled: while it is open, and after the
 * graduation where the handoff carries it over. Throws conflict `onboarding.project_closed`.
 */
export async function lockCarried(context: Context, projectId: string, id: string): Promise<Project> {
  return refuseSettled(context, await lockProject(context, projectId), id)
}

/** As `lockCarried`, of a project that is locked already. */
export async function refuseSettled(context: Context, project: Project, id: string): Promise<Project> {
  if (project.ended_on === null || (await readCarried(context.transaction, project)).includes(id)) return project
  throw conflict('onboarding.project_closed')
}

export interface CarriedOpen {
  projectId: string
  accountId: string
  /** Who took the customer over. */
  csmId: string | null
  count: number
  /** The first day that one of them is due; null where none has a day. */
  dueOn: string | null
}

/** What graduated projects carried over and nobody has settled yet. One statement. */
export async function listCarriedOpen(context: Context): Promise<CarriedOpen[]> {
  const rows = await tables(context.transaction)
    .selectFrom('onboarding.ongoing_handoffs as handoffs')
    .innerJoin('onboarding.projects as projects', (join) =>
      join
        .onRef('projects.workspace_id', '=', 'handoffs.workspace_id')
        .onRef('projects.account_id', '=', 'handoffs.account_id')
        .onRef('projects.project_id', '=', 'handoffs.project_id'),
    )
    .innerJoin('accounts.published_accounts as accounts', (join) =>
      join
        .onRef('accounts.workspace_id', '=', 'handoffs.workspace_id')
        .onRef('accounts.account_id', '=', 'handoffs.account_id'),
    )
    .innerJoinLateral(
      sql<{ count: number; due_on: string | null }>`(
        select count(*)::int as count, min(open.due_on) as due_on
        from jsonb_array_elements(handoffs.dispositions) as disposition
        cross join lateral (
          select tasks.due_on from onboarding.tasks as tasks
          where tasks.workspace_id = handoffs.workspace_id and tasks.account_id = handoffs.account_id
            and tasks.project_id = handoffs.project_id and tasks.task_id::text = disposition ->> 'id'
            and tasks.status in ('todo', 'doing')
          union all
          select blockers.expected_on from onboarding.blockers as blockers
          where blockers.workspace_id = handoffs.workspace_id and blockers.account_id = handoffs.account_id
            and blockers.project_id = handoffs.project_id and blockers.blocker_id::text = disposition ->> 'id'
            and blockers.state <> 'resolved'
          union all
          select conditions.due_on from onboarding.conditions as conditions
          where conditions.workspace_id = handoffs.workspace_id and conditions.account_id = handoffs.account_id
            and conditions.project_id = handoffs.project_id
            and conditions.condition_id::text = disposition ->> 'id' and conditions.state = 'open'
          union all
          -- What was put off, asked for or promised for phase 2, and faults: until somebody says what came of them.
          select null::date
          where disposition ->> 'kind' in ('phase_2', 'incident') and disposition -> 'settled' is null
            and not exists (
              select from onboarding.tasks as tasks
              where tasks.workspace_id = handoffs.workspace_id and tasks.account_id = handoffs.account_id
                and tasks.project_id = handoffs.project_id and tasks.task_id::text = disposition ->> 'id'
                and (tasks.status <> 'skipped' or tasks.phase = 1)
            )
            and not exists (
              select from onboarding.incidents as incidents
              where incidents.workspace_id = handoffs.workspace_id and incidents.account_id = handoffs.account_id
                and incidents.project_id = handoffs.project_id
                and incidents.incident_id::text = disposition ->> 'id' and incidents.state = 'explained'
            )
        ) as open
        where disposition ->> 'action' = 'carried'
      )`.as('carried'),
      (join) => join.onTrue(),
    )
    .select(['handoffs.project_id', 'handoffs.account_id', 'handoffs.csm_id', 'carried.count', 'carried.due_on'])
    .where('projects.state', '=', 'graduated')
    .where(sql<SqlBool>`carried.count > 0`)
    .orderBy('handoffs.project_id')
    .execute()
  return rows.map((row) => ({
    projectId: row.project_id,
    accountId: row.account_id,
    csmId: row.csm_id,
    count: row.count,
    dueOn: row.due_on,
  }))
}
