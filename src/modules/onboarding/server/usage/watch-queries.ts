import { type RawBuilder, sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import type { WatchSubject } from '../../domain/usage/watches.ts'
import type { ProjectKey } from '../projects/project-tables.ts'

/** Remembers those of the customers whose onboarding runs; answers whether there is any. */
export async function insertWaitingUsage(transaction: Transaction, accountIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql`with running as (
      select workspace_id, account_id from onboarding.projects
      where ended_on is null and account_id = any(${accountIds}::uuid[])
    ), added as (
      insert into onboarding.waiting_usage (workspace_id, account_id)
      select workspace_id, account_id from running order by account_id on conflict do nothing
    )
    select from running limit 1`.execute(transaction)
  return rows.length > 0
}

/** Takes some of those who wait; whoever another job takes at this moment is left to it. */
export async function takeWaitingUsage(transaction: Transaction, limit: number): Promise<string[]> {
  const { rows } = await sql<{ account_id: string }>`delete from onboarding.waiting_usage
    where account_id in (
      select account_id from onboarding.waiting_usage order by account_id limit ${limit} for update skip locked)
    returning account_id`.execute(transaction)
  return rows.map((row) => row.account_id)
}

export async function hasWaitingUsage(db: Db): Promise<boolean> {
  const { rows } = await sql`select from onboarding.waiting_usage limit 1`.execute(db)
  return rows.length > 0
}

export interface WatchedRow {
  workspace_id: string
  account_id: string
  project_id: string
  contract_start_on: PlainDateString
  program_wins: unknown
  wins: { key: string; source: 'manual' | 'usage' }[]
  tasks: { key: string; status: string; doneOn: PlainDateString | null; rule: unknown }[]
  watches: { subject: WatchSubject; key: string; rule: unknown; isOff: boolean; foundOn: PlainDateString | null }[]
}

const ofProject = (alias: string): RawBuilder<boolean> =>
  sql`${sql.ref(`${alias}.workspace_id`)} = project.workspace_id
    and ${sql.ref(`${alias}.account_id`)} = project.account_id and ${sql.ref(`${alias}.project_id`)} = project.project_id`

/** What usage may show in running onboardings: of these customers, or of all. One statement. */
export function selectWatched(db: Db, accountIds: readonly string[] | undefined): Promise<WatchedRow[]> {
  const among = accountIds === undefined ? sql`true` : sql`project.account_id = any(${accountIds}::uuid[])`
  return selectProjectsWatched(db, sql`project.ended_on is null and ${among}`)
}

/** The same of one project, also when it has ended. */
export async function selectWatchedProject(db: Db, project: ProjectKey): Promise<WatchedRow | undefined> {
  const [row] = await selectProjectsWatched(
    db,
    sql`project.account_id = ${project.account_id} and project.project_id = ${project.project_id}`,
  )
  return row
}

async function selectProjectsWatched(db: Db, among: RawBuilder<unknown>): Promise<WatchedRow[]> {
  const { rows } = await sql<WatchedRow>`
    select project.workspace_id, project.account_id, project.project_id, project.contract_start_on,
      project.program->'earlyWins' as program_wins,
      coalesce((select json_agg(json_build_object('key', win.key, 'source', win.source))
        from onboarding.early_wins as win where ${ofProject('win')}), '[]') as wins,
      coalesce((select json_agg(json_build_object('key', task.key, 'status', task.status, 'doneOn', task.done_on,
          'rule', task.completed_by))
        from onboarding.tasks as task where ${ofProject('task')} and task.completed_by is not null), '[]') as tasks,
      coalesce((select json_agg(json_build_object('subject', watch.subject, 'key', watch.key, 'rule', watch.rule,
          'isOff', watch.is_off, 'foundOn', watch.found_on))
        from onboarding.usage_watches as watch where ${ofProject('watch')}), '[]') as watches
    from onboarding.projects as project
    where ${among}
    order by project.project_id`.execute(db)
  return rows
}

export interface FoundRow {
  subject: WatchSubject
  key: string
  on: PlainDateString
  count: number
  people: readonly string[]
  rule: unknown
  at: string
}

/** Keeps what usage found, in place of what it found before. */
export async function upsertFound(transaction: Transaction, project: ProjectKey, found: FoundRow): Promise<void> {
  await sql`insert into onboarding.usage_watches (workspace_id, account_id, project_id, subject, key, found_on, found_count,
      found_people, found_by, found_at)
    values (${project.workspace_id}, ${project.account_id}, ${project.project_id}, ${found.subject}, ${found.key}, ${found.on},
      ${found.count}, ${found.people}::text[], ${JSON.stringify(found.rule)}, ${found.at})
    on conflict (workspace_id, account_id, project_id, subject, key) do update
    set found_on = excluded.found_on, found_count = excluded.found_count, found_people = excluded.found_people,
      found_by = excluded.found_by, found_at = excluded.found_at, version = usage_watches.version + 1`.execute(
    transaction,
  )
}

export interface WatchRow {
  subject: WatchSubject
  key: string
  rule: unknown
  is_off: boolean
  found_on: PlainDateString | null
  found_count: number | null
  found_people: string[]
  found_by: unknown
  found_at: string | null
  seen_by: string | null
  version: number
}

export async function selectWatches(db: Db, project: ProjectKey): Promise<WatchRow[]> {
  const { rows } = await sql<WatchRow>`select subject, key, rule, is_off, found_on, found_count, found_people, found_by,
      found_at, seen_by, version
    from onboarding.usage_watches as watch
    where watch.workspace_id = ${project.workspace_id} and watch.account_id = ${project.account_id}
      and watch.project_id = ${project.project_id}`.execute(db)
  return rows
}

interface WatchTarget {
  project: ProjectKey
  subject: WatchSubject
  key: string
}

/** Writes the project's own rule; only under the lock of the project. */
export async function upsertWatch(
  transaction: Transaction,
  { project, subject, key }: WatchTarget,
  { rule, isOff }: { rule: unknown; isOff: boolean },
): Promise<void> {
  const text = rule === null ? null : JSON.stringify(rule)
  await sql`insert into onboarding.usage_watches (workspace_id, account_id, project_id, subject, key, rule, is_off)
    values (${project.workspace_id}, ${project.account_id}, ${project.project_id}, ${subject}, ${key}, ${text}::jsonb, ${isOff})
    on conflict (workspace_id, account_id, project_id, subject, key) do update
    set rule = excluded.rule, is_off = excluded.is_off, version = usage_watches.version + 1`.execute(transaction)
}

export async function setSeen(
  transaction: Transaction,
  { project, subject, key }: WatchTarget,
  seen: { by: string; at: string },
): Promise<void> {
  await sql`update onboarding.usage_watches set seen_by = ${seen.by}, seen_at = ${seen.at}, version = version + 1
    where workspace_id = ${project.workspace_id} and account_id = ${project.account_id}
      and project_id = ${project.project_id} and subject = ${subject} and key = ${key} and seen_at is null`.execute(
    transaction,
  )
}

export async function forgetFound(transaction: Transaction, { project, subject, key }: WatchTarget): Promise<void> {
  await sql`update onboarding.usage_watches set found_on = null, found_count = null, found_people = '{}', found_by = null,
      found_at = null, seen_at = null, seen_by = null, version = version + 1
    where workspace_id = ${project.workspace_id} and account_id = ${project.account_id}
      and project_id = ${project.project_id} and subject = ${subject} and key = ${key}`.execute(transaction)
}

/**
 * Early wins that usage found since `since`, that stand, and that nobody has looked at yet; those reached before `reachedFrom` are
 * no news, however late they were found.
 */
export async function selectUnseenWins(db: Db, { since, reachedFrom }: { since: string; reachedFrom: string }) {
  const { rows } = await sql<{ project_id: string; count: number; since: string }>`
    select watch.project_id, count(*)::int as count, min(watch.found_at) as since
    from onboarding.usage_watches as watch
    join onboarding.early_wins as win on win.workspace_id = watch.workspace_id and win.account_id = watch.account_id
      and win.project_id = watch.project_id and win.key = watch.key and win.source = 'usage'
    where watch.subject = 'win' and watch.seen_at is null and watch.found_at >= ${since}
      and watch.found_on >= ${reachedFrom}::date
    group by watch.project_id`.execute(db)
  return rows
}
