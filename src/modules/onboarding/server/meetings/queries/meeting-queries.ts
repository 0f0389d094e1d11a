import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { keyOf, type ProjectKey } from '../../projects/project-tables.ts'
import { type MeetingTables, tables, toMeeting } from './tables.ts'

type Meetings = MeetingTables['onboarding.meetings']

export interface MeetingPage {
  projectId?: string
  accountId?: string
  /** ISO instants; the second is excluded. */
  between?: readonly [string, string]
  /** Only of projects that this person owns. */
  ownerId?: string
  limit: number
}

/** Meetings in their order, each with its customer's name; those of archived customers are left out. */
export async function selectMeetings(db: Db, page: MeetingPage) {
  let query = tables(db)
    .selectFrom('onboarding.meetings as meetings')
    .innerJoin('onboarding.projects as projects', (join) =>
      join
        .onRef('projects.workspace_id', '=', 'meetings.workspace_id')
        .onRef('projects.account_id', '=', 'meetings.account_id')
        .onRef('projects.project_id', '=', 'meetings.project_id'),
    )
    .innerJoin('accounts.published_accounts as accounts', (join) =>
      join
        .onRef('accounts.workspace_id', '=', 'meetings.workspace_id')
        .onRef('accounts.account_id', '=', 'meetings.account_id'),
    )
    .selectAll('meetings')
    .select(['accounts.name as account_name', 'projects.owner_id'])
    .orderBy('meetings.starts_at')
    .orderBy('meetings.meeting_id')
    .limit(page.limit)
  if (page.projectId) query = query.where('meetings.project_id', '=', page.projectId)
  if (page.accountId) query = query.where('meetings.account_id', '=', page.accountId)
  if (page.ownerId) query = query.where('projects.owner_id', '=', page.ownerId)
  if (page.between) {
    const [from, before] = page.between
    query = query
      .where('meetings.starts_at', '>=', from)
      .where('meetings.starts_at', '<', before)
      .where('projects.ended_on', 'is', null)
      .where('meetings.state', '<>', 'cancelled')
  }
  return (await query.execute()).map(toMeeting)
}
export type ListedMeeting = Awaited<ReturnType<typeof selectMeetings>>[number]

/** A meeting of the project; its project is locked already. */
export async function findMeeting(db: Db, key: ProjectKey, meetingId: string) {
  const row = await tables(db)
    .selectFrom('onboarding.meetings')
    .selectAll()
    .where((where) => where.and({ ...keyOf(key), meeting_id: meetingId }))
    .executeTakeFirst()
  return row && toMeeting(row)
}

/** Those of the project that are named, in any order. */
export async function selectMeetingsOf(db: Db, key: ProjectKey, meetingIds: readonly string[]) {
  if (meetingIds.length === 0) return []
  const rows = await tables(db)
    .selectFrom('onboarding.meetings')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .where('meeting_id', '=', sql<string>`any(${[...meetingIds]}::uuid[])`)
    .execute()
  return rows.map(toMeeting)
}

/** Writes those whose key the round does not have yet. */
export async function insertMeetings(transaction: Transaction, rows: readonly Insertable<Meetings>[]): Promise<void> {
  if (rows.length === 0) return
  await tables(transaction)
    .insertInto('onboarding.meetings')
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function findMeetingByKey(db: Db, key: ProjectKey, cycle: number, seriesKey: string) {
  const row = await tables(db)
    .selectFrom('onboarding.meetings')
    .selectAll()
    .where((where) => where.and({ ...keyOf(key), cycle, series_key: seriesKey }))
    .executeTakeFirst()
  return row && toMeeting(row)
}

/**
 * Takes back what was only proposed by the plan and nobody has touched since: of the days still to come, and of those past
 * the ones that the plan now wants on another day.
 */
export async function deleteProposals(
  transaction: Transaction,
  key: ProjectKey,
  { from, keys }: { from: string; keys: readonly string[] },
): Promise<void> {
  await tables(transaction)
    .deleteFrom('onboarding.meetings')
    .where((where) => where.and({ ...keyOf(key), state: 'proposed', version: 1 }))
    .where('series_key', 'not like', 'own:%')
    .where((where) =>
      where.or([where('starts_at', '>=', from), where('series_key', '=', sql<string>`any(${[...keys]}::text[])`)]),
    )
    .execute()
}

/** Check-ins before the instant that the rhythm proposed and nobody has touched since. */
export async function deleteStaleCheckIns(transaction: Transaction, before: string): Promise<void> {
  await tables(transaction)
    .deleteFrom('onboarding.meetings')
    .where((where) => where.and({ state: 'proposed', version: 1 }))
    .where('kind', 'in', ['check_in', 'early_check_in'])
    .where('series_key', 'not like', 'own:%')
    .where('starts_at', '<', before)
    .execute()
}

export async function updateMeeting(
  transaction: Transaction,
  key: ProjectKey & { meeting_id: string },
  change: Updateable<Meetings>,
): Promise<void> {
  await tables(transaction)
    .updateTable('onboarding.meetings')
    .set({ ...change, version: sql`version + 1` })
    .where((where) => where.and({ ...keyOf(key), meeting_id: key.meeting_id }))
    .execute()
}

/** When the owner has agreed to be somewhere, to find free time beside it. */
export function selectBusy(db: Db, ownerId: string, from: string) {
  return tables(db)
    .selectFrom('onboarding.meetings as meetings')
    .innerJoin('onboarding.projects as projects', (join) =>
      join
        .onRef('projects.workspace_id', '=', 'meetings.workspace_id')
        .onRef('projects.account_id', '=', 'meetings.account_id')
        .onRef('projects.project_id', '=', 'meetings.project_id'),
    )
    .select(['meetings.starts_at', 'meetings.minutes'])
    .where('projects.owner_id', '=', ownerId)
    .where('meetings.state', 'in', ['proposed', 'scheduled'])
    .where('meetings.starts_at', '>=', from)
    .execute()
}
