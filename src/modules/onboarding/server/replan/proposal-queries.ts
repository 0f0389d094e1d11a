import { sql } from 'kysely'
import { z } from 'zod'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { tables } from '../tables.ts'

/** A plan that was changed since leaves nothing of what was proposed for it. */
export async function deleteProposal(transaction: Transaction, key: ProjectKey): Promise<boolean> {
  const { numDeletedRows } = await tables(transaction)
    .deleteFrom('onboarding.replan_proposals')
    .where((where) => where.and(keyOf(key)))
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** What a plan is compared with its calendars by, in the order of projects. */
export function selectRunningProjects(db: Db, page: { after: string; limit: number; accountId?: string | undefined }) {
  let query = tables(db)
    .selectFrom('onboarding.projects as projects')
    .innerJoin('accounts.published_accounts as accounts', (join) =>
      join
        .onRef('accounts.workspace_id', '=', 'projects.workspace_id')
        .onRef('accounts.account_id', '=', 'projects.account_id'),
    )
    .select([
      'projects.workspace_id',
      'projects.account_id',
      'projects.project_id',
      'projects.version',
      'projects.vendor_closed_on',
      'projects.customer_closed_on',
      'accounts.closed_weekdays',
      'accounts.closed_days',
      sql<string>`projects.program ->> 'valueTaskKey'`.as('value_task_key'),
    ])
    .where('projects.ended_on', 'is', null)
    // A program on calendar days takes no heed of what is closed.
    .where(sql<string>`projects.program ->> 'dayKind'`, '=', 'business')
    .where('projects.project_id', '>', page.after)
  if (page.accountId !== undefined) query = query.where('projects.account_id', '=', page.accountId)
  return query.orderBy('projects.project_id').limit(page.limit).execute()
}
export type RunningProject = Awaited<ReturnType<typeof selectRunningProjects>>[number]

/** The plans of these projects, without the words of their tasks. */
export function selectPlans(db: Db, projectIds: readonly string[]) {
  return tables(db)
    .selectFrom('onboarding.tasks')
    .select(['project_id', 'key', 'side', 'status', 'start_on', 'due_on', 'done_on', 'is_pinned', 'work_days', 'links'])
    .where('project_id', 'in', projectIds)
    .orderBy('project_id')
    .orderBy('position')
    .execute()
}

const moveSchema = z.object({ key: z.string(), start_on: z.string(), due_on: z.string(), work_days: z.number() })
export type ProposedMove = z.infer<typeof moveSchema>

export interface NewProposal extends ProjectKey {
  project_version: number
  moves: readonly ProposedMove[]
  value_from: string | null
  value_to: string | null
}

/**
 * Puts new proposals in the place of all that stood for these projects, in two statements. Of two that are computed at once
 * the one written last stays: the first is not seen by the other's delete.
 */
export async function replaceProposals(
  transaction: Transaction,
  projectIds: readonly string[],
  { proposals, proposedAt }: { proposals: readonly NewProposal[]; proposedAt: string },
): Promise<void> {
  await tables(transaction).deleteFrom('onboarding.replan_proposals').where('project_id', 'in', projectIds).execute()
  if (proposals.length === 0) return
  await sql`insert into onboarding.replan_proposals
      (workspace_id, account_id, project_id, project_version, moves, value_from, value_to, proposed_at)
    select workspace_id, account_id, project_id, project_version, moves, value_from, value_to, ${proposedAt}
    from jsonb_to_recordset(${JSON.stringify(proposals)}::jsonb) as proposals (workspace_id uuid, account_id uuid,
      project_id uuid, project_version int, moves jsonb, value_from date, value_to date)
    order by project_id
    on conflict (workspace_id, account_id, project_id) do update set project_version = excluded.project_version,
      moves = excluded.moves, value_from = excluded.value_from, value_to = excluded.value_to,
      proposed_at = excluded.proposed_at`.execute(transaction)
}

export function selectProposals(db: Db, page: { after: string; limit: number; projectId?: string | undefined }) {
  let query = tables(db)
    .selectFrom('onboarding.replan_proposals as proposals')
    .innerJoin('onboarding.projects as projects', (join) =>
      join
        .onRef('projects.workspace_id', '=', 'proposals.workspace_id')
        .onRef('projects.account_id', '=', 'proposals.account_id')
        .onRef('projects.project_id', '=', 'proposals.project_id'),
    )
    .innerJoin('accounts.published_accounts as accounts', (join) =>
      join
        .onRef('accounts.workspace_id', '=', 'proposals.workspace_id')
        .onRef('accounts.account_id', '=', 'proposals.account_id'),
    )
    .select([
      'proposals.project_id',
      'proposals.account_id',
      'accounts.name as account_name',
      'proposals.value_from',
      'proposals.value_to',
      'proposals.proposed_at',
      sql<number>`jsonb_array_length(proposals.moves)`.as('moves'),
      sql<boolean>`projects.version <> proposals.project_version`.as('is_stale'),
    ])
    .where('projects.ended_on', 'is', null)
    .where('proposals.project_id', '>', page.after)
  if (page.projectId !== undefined) query = query.where('proposals.project_id', '=', page.projectId)
  return query.orderBy('proposals.project_id').limit(page.limit).execute()
}

/** How many wait for somebody, of open projects; of one project where it is named. */
export async function countProposals(db: Db, projectId?: string): Promise<number> {
  let query = tables(db)
    .selectFrom('onboarding.replan_proposals as proposals')
    .innerJoin('onboarding.projects as projects', (join) =>
      join
        .onRef('projects.workspace_id', '=', 'proposals.workspace_id')
        .onRef('projects.account_id', '=', 'proposals.account_id')
        .onRef('projects.project_id', '=', 'proposals.project_id'),
    )
    .select(sql<number>`count(*)::int`.as('count'))
    .where('projects.ended_on', 'is', null)
  if (projectId !== undefined) query = query.where('proposals.project_id', '=', projectId)
  return (await query.executeTakeFirstOrThrow()).count
}

/** The projects whose proposals still fit them, locked until the transaction ends. */
export async function lockProposedProjects(transaction: Transaction, projectIds: readonly string[] | undefined) {
  const { rows } = await sql<ProjectKey & { moves: number; days: number }>`
    select projects.workspace_id, projects.account_id, projects.project_id, jsonb_array_length(proposals.moves) as moves,
      coalesce(proposals.value_to - proposals.value_from, 0) as days
    from onboarding.projects join onboarding.replan_proposals as proposals using (workspace_id, account_id, project_id)
    where projects.ended_on is null and projects.version = proposals.project_version
      and (${projectIds ?? null}::uuid[] is null or projects.project_id = any (${projectIds ?? null}::uuid[]))
    order by projects.project_id for update of projects`.execute(transaction)
  return rows
}

/** Writes the dates of these projects' proposals, counts the projects up and clears the proposals: three statements. */
export async function takeOverProposals(
  transaction: Transaction,
  projectIds: readonly string[],
  now: string,
): Promise<void> {
  await sql`update onboarding.tasks
    set start_on = moves.start_on, due_on = moves.due_on, work_days = moves.work_days, version = tasks.version + 1
    from onboarding.replan_proposals as proposals,
      jsonb_to_recordset(proposals.moves) as moves (key text, start_on date, due_on date, work_days int)
    where proposals.project_id = any (${projectIds}::uuid[]) and tasks.workspace_id = proposals.workspace_id
      and tasks.account_id = proposals.account_id and tasks.project_id = proposals.project_id
      and tasks.key = moves.key`.execute(transaction)
  await sql`update onboarding.projects set version = version + 1, last_activity_at = ${now}
    where project_id = any (${projectIds}::uuid[])`.execute(transaction)
  await sql`delete from onboarding.replan_proposals where project_id = any (${projectIds}::uuid[])`.execute(transaction)
}
