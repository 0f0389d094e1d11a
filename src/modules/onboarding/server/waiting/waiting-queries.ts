import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { respondents } from '../../domain/graduation/respondent.ts'
import type { BilingualText, Side, TaskStatus } from '../../domain/task.ts'
import { tables } from '../tables.ts'

interface WaitingTaskRow {
  project_id: string
  task_id: string
  key: string
  name: BilingualText
  side: Side
  status: TaskStatus
  start_on: string
  due_on: string
  done_on: string | null
  links: unknown
}

export async function selectWaitingTasks(db: Db, projectIds: readonly string[]): Promise<WaitingTaskRow[]> {
  const { rows } = await sql<WaitingTaskRow>`
    select project_id, task_id, key, texts -> 'name' as name, side, status, start_on, due_on, done_on, links
    from onboarding.tasks
    where project_id = any(${[...projectIds]}::uuid[]) and status <> 'skipped'
    order by project_id, position`.execute(db)
  return rows
}

export function selectWaitingBlockers(db: Db, projectIds: readonly string[]) {
  return tables(db)
    .selectFrom('onboarding.blockers')
    .select(['project_id', 'blocker_id', 'title', 'task_ids'])
    .where('project_id', '=', sql<string>`any(${[...projectIds]}::uuid[])`)
    .execute()
}

interface TalkRow {
  project_id: string
  task_id: string
  is_customers: boolean
  body: string
  on_day: string
}

/** What both sides wrote where both read it, in the order of writing; days in the zone. */
export async function selectTalk(db: Db, projectIds: readonly string[], timeZone: string): Promise<TalkRow[]> {
  const { rows } = await sql<TalkRow>`
    select project_id, task_id, author_kind = 'portal' as is_customers, body,
      (created_at at time zone ${timeZone})::date as on_day
    from onboarding.task_comments
    where project_id = any(${[...projectIds]}::uuid[]) and visibility = 'customer'
    order by project_id, task_comment_id`.execute(db)
  return rows
}

/** The champion's first answer to this round's exam. */
/** The day on which both whom the exam asks had answered, of the projects in which they have. */
export function selectExamAnswered(db: Db, projectIds: readonly string[]) {
  return tables(db)
    .selectFrom('onboarding.exam_answers as answers')
    .innerJoin('onboarding.projects as projects', (join) =>
      join
        .onRef('projects.workspace_id', '=', 'answers.workspace_id')
        .onRef('projects.account_id', '=', 'answers.account_id')
        .onRef('projects.project_id', '=', 'answers.project_id')
        .onRef('projects.cycle', '=', 'answers.cycle'),
    )
    .select(['answers.project_id', ({ fn }) => fn.max<string>('answers.answered_on').as('answered_on')])
    .where('answers.attempt', '=', 1)
    .where('answers.project_id', '=', sql<string>`any(${[...projectIds]}::uuid[])`)
    .groupBy('answers.project_id')
    .having(({ fn }) => fn.count('answers.respondent').distinct(), '=', respondents.length)
    .execute()
}

export function selectHandoffDays(db: Db, accountIds: readonly string[]) {
  return tables(db)
    .selectFrom('accounts.published_handoffs')
    .select(['account_id', 'accepted_on'])
    .where('account_id', '=', sql<string>`any(${[...accountIds]}::uuid[])`)
    .execute()
}
