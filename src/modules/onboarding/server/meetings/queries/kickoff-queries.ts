import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { tables, toMeeting } from './tables.ts'

/** Kickoffs between two instants that were only proposed, and of whose time nobody was told in a mail or a draft. */
export async function selectProposedKickoffs(db: Db, from: string, until: string) {
  const rows = await tables(db)
    .selectFrom('onboarding.meetings as meetings')
    .innerJoin('onboarding.projects as projects', (join) =>
      join
        .onRef('projects.workspace_id', '=', 'meetings.workspace_id')
        .onRef('projects.account_id', '=', 'meetings.account_id')
        .onRef('projects.project_id', '=', 'meetings.project_id'),
    )
    .selectAll('meetings')
    .where('projects.ended_on', 'is', null)
    .where('meetings.state', '=', 'proposed')
    .where('meetings.kind', 'in', ['kickoff_90', 'kickoff_60', 'kickoff_30'])
    .where('meetings.starts_at', '>', from)
    .where('meetings.starts_at', '<', until)
    .orderBy('meetings.account_id')
    .execute()
  const meetings = rows.map(toMeeting)
  const told = await selectTold(
    db,
    meetings.map(({ account_id }) => account_id),
  )
  return meetings.filter(({ project_id, starts_at }) => !told.some((key) => key.includes(`${project_id}:${starts_at}`)))
}

async function selectTold(db: Db, accountIds: readonly string[]): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('messaging.published_messages')
    .select('dedupe_key')
    .where('account_id', '=', sql<string>`any(${[...accountIds]}::uuid[])`)
    .where('dedupe_key', 'like', 'kickoff:%')
    .execute()
  return rows.map(({ dedupe_key }) => dedupe_key)
}
