import { type Insertable, type RawBuilder, type Selectable, sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { ContactDirection, ContactSource } from '../../domain/advice/contact.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { type OnboardingTables, tables } from '../tables.ts'

type Decisions = OnboardingTables['onboarding.advice_decisions']
type Extensions = OnboardingTables['onboarding.extensions']
type Contacts = OnboardingTables['onboarding.contacts']
export type AdviceDecisionRow = Selectable<Decisions>
export type ExtensionRow = Selectable<Extensions>

/** Latest first. */
export function selectAdviceDecisions(db: Db, projectIds: readonly string[]): Promise<AdviceDecisionRow[]> {
  return tables(db)
    .selectFrom('onboarding.advice_decisions')
    .selectAll()
    .where('project_id', '=', sql<string>`any(${[...projectIds]}::uuid[])`)
    .orderBy('advice_decision_id', 'desc')
    .execute()
}

export function findAdviceDecision(db: Db, key: ProjectKey, clientId: string) {
  return tables(db)
    .selectFrom('onboarding.advice_decisions')
    .selectAll()
    .where((where) => where.and({ ...keyOf(key), client_id: clientId }))
    .executeTakeFirst()
}

export async function insertAdviceDecision(transaction: Transaction, row: Insertable<Decisions>): Promise<void> {
  await tables(transaction).insertInto('onboarding.advice_decisions').values(row).execute()
}

/** Latest first. */
export function selectExtensions(db: Db, key: ProjectKey): Promise<ExtensionRow[]> {
  return tables(db)
    .selectFrom('onboarding.extensions')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .orderBy('cycle', 'desc')
    .orderBy('extension', 'desc')
    .execute()
}

export async function insertExtension(transaction: Transaction, row: Insertable<Extensions>): Promise<ExtensionRow> {
  return tables(transaction).insertInto('onboarding.extensions').values(row).returningAll().executeTakeFirstOrThrow()
}

/** Sent twice it is kept once. */
export async function insertContact(transaction: Transaction, row: Insertable<Contacts>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(transaction)
    .insertInto('onboarding.contacts')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace_id', 'account_id', 'project_id', 'client_id']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export interface LastContactRow {
  account_id: string
  direction: ContactDirection
  source: ContactSource
  on_day: string
}

/**
 * Every contact with its day in the zone, of these customers or of all: what each `lastContact` is taken from. A union
 * without brackets of account_id, direction, source and on_day.
 */
export function contactsUnion(timeZone: string, accountIds: readonly string[] | null): RawBuilder<unknown> {
  const where = (more?: RawBuilder<unknown>) => {
    const own = accountIds === null ? sql`true` : sql`account_id = any(${[...accountIds]}::uuid[])`
    return more === undefined ? sql`where ${own}` : sql`where ${own} and ${more}`
  }
  const day = (column: string) => sql`(${sql.ref(column)} at time zone ${timeZone})::date`
  return sql`
      select account_id, 'from_customer' as direction, 'portal' as source, ${day('last_at')} as on_day
      from accounts.published_portal_activity ${where()}
      union all
      select account_id, case author_kind when 'portal' then 'from_customer' else 'from_us' end, 'comment',
        ${day('created_at')}
      from onboarding.task_comments ${where(sql`visibility = 'customer' and author_kind in ('portal', 'user')`)}
      union all
      select account_id, 'from_customer', 'exam', answered_on from onboarding.exam_answers ${where()}
      union all
      select account_id, 'from_customer', 'confirmation', confirmed_on from onboarding.value_confirmations ${where()}
      union all
      select account_id, direction, 'record', on_day from onboarding.contacts ${where()}
      union all
      select account_id, side, 'meeting', on_day from (
        select meetings.account_id, case attendees.side when 'customer' then 'from_customer' else 'from_us' end as side,
          ${day('meetings.starts_at')} as on_day
        from onboarding.meetings as meetings
        join onboarding.meeting_attendees as attendees on attendees.workspace_id = meetings.workspace_id
          and attendees.account_id = meetings.account_id and attendees.project_id = meetings.project_id
          and attendees.meeting_id = meetings.meeting_id
        where meetings.state = 'held' and attendees.has_attended
      ) as met ${where()}
      union all
      select account_id, 'from_us', 'mail', ${day('settled_at')}
      from messaging.published_messages ${where(sql`state = 'sent' and settled_at is not null`)}
      union all
      select account_id, directions.name, 'kickoff', coalesce(rekicked_off_on, kickoff_done_on)
      from onboarding.projects cross join (values ('from_customer'), ('from_us')) as directions (name)
      ${where(sql`coalesce(rekicked_off_on, kickoff_done_on) is not null`)}`
}

/** The last contact of each kind with each of these customers, as days in the zone. One statement. */
export async function selectLastContacts(
  db: Db,
  accountIds: readonly string[],
  timeZone: string,
): Promise<LastContactRow[]> {
  const { rows } = await sql<LastContactRow>`
    select account_id, direction, source, max(on_day) as on_day
    from (${contactsUnion(timeZone, accountIds)}) as contacts
    group by account_id, direction, source`.execute(db)
  return rows
}

export interface AdviceFactRow {
  project_id: string
  progress: number | null
  expected: number | null
  forecast_on: string | null
  setup_late: number
  setup_since: string | null
  training_late: number
  training_since: string | null
}

/** What the plans of these projects amount to. One statement. */
export async function selectPlanFacts(db: Db, projectIds: readonly string[], today: string): Promise<AdviceFactRow[]> {
  const late = (element: string) =>
    sql`filter (where tasks.side = 'customer' and tasks.element = ${element} and tasks.status in ('todo', 'doing')
      and tasks.due_on < ${today}::date)`
  const { rows } = await sql<AdviceFactRow>`
    select tasks.project_id,
      coalesce(sum(weight) filter (where status = 'done'), 0) / nullif(sum(weight) filter (where status <> 'skipped'), 0)
        as progress,
      coalesce(sum(weight) filter (where status <> 'skipped' and baseline_due_on <= ${today}::date), 0)
        / nullif(sum(weight) filter (where status <> 'skipped'), 0) as expected,
      max(due_on) filter (where tasks.key = projects.program ->> 'valueTaskKey') as forecast_on,
      count(*) ${late('implementation')} as setup_late, min(due_on) ${late('implementation')} as setup_since,
      count(*) ${late('training')} as training_late, min(due_on) ${late('training')} as training_since
    from onboarding.tasks as tasks
    join onboarding.projects as projects on projects.workspace_id = tasks.workspace_id
      and projects.account_id = tasks.account_id and projects.project_id = tasks.project_id
    where tasks.project_id = any(${[...projectIds]}::uuid[])
    group by tasks.project_id`.execute(db)
  return rows
}

export interface RoundFactRow {
  project_id: string
  exam_score: number | null
  scope_added: number
  extensions: number
  opposed: number
}

/** What was said and agreed in the present round of these projects. One statement. */
export async function selectRoundFacts(db: Db, projectIds: readonly string[]): Promise<RoundFactRow[]> {
  const { rows } = await sql<RoundFactRow>`
    select projects.project_id,
      (select min(score) from onboarding.exam_answers as answers
        where answers.workspace_id = projects.workspace_id and answers.account_id = projects.account_id
          and answers.project_id = projects.project_id and answers.cycle = projects.cycle
          and not exists (select from onboarding.exam_answers as later
            where later.workspace_id = answers.workspace_id and later.account_id = answers.account_id
              and later.project_id = answers.project_id and later.cycle = answers.cycle
              and later.respondent = answers.respondent and later.attempt > answers.attempt)) as exam_score,
      (select count(*) from onboarding.scope_requests as requests
        join onboarding.scope_decisions as decisions on decisions.workspace_id = requests.workspace_id
          and decisions.account_id = requests.account_id and decisions.project_id = requests.project_id
          and decisions.scope_request_id = requests.scope_request_id
        where requests.workspace_id = projects.workspace_id and requests.account_id = projects.account_id
          and requests.project_id = projects.project_id and requests.phase = 1 and decisions.is_agreed
          and decisions.decided_on >= coalesce(projects.rekicked_off_on, projects.contract_start_on)) as scope_added,
      (select count(*) from onboarding.extensions as extensions
        where extensions.workspace_id = projects.workspace_id and extensions.account_id = projects.account_id
          and extensions.project_id = projects.project_id and extensions.cycle = projects.cycle) as extensions,
      (select count(*) from accounts.published_sentiments as people
        where people.workspace_id = projects.workspace_id and people.account_id = projects.account_id
          and people.left_on is null and people.sentiment = 'opposed'
          and people.roles && array['champion', 'executive_sponsor', 'decision_maker']) as opposed
    from onboarding.projects as projects
    where projects.project_id = any(${[...projectIds]}::uuid[])`.execute(db)
  return rows
}
