import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { missesThatTell, watchedRoles } from '../../../domain/meeting/meeting.ts'
import { keyOf, type ProjectKey } from '../../projects/project-tables.ts'
import { type Attendee, tables } from './tables.ts'

type MeetingKey = ProjectKey & { meeting_id: string }

export function selectAttendees(db: Db, meetingIds: readonly string[]): Promise<Attendee[]> {
  return tables(db)
    .selectFrom('onboarding.meeting_attendees')
    .selectAll()
    .where('meeting_id', '=', sql<string>`any(${[...meetingIds]}::uuid[])`)
    .orderBy('side', 'desc')
    .orderBy('person_id')
    .execute()
}

/** From now on these, and nobody else, are asked to come. */
export async function replaceAttendees(
  transaction: Transaction,
  key: MeetingKey,
  attendees: readonly Pick<Attendee, 'person_id' | 'side' | 'name' | 'roles'>[],
): Promise<void> {
  const meeting = { ...keyOf(key), meeting_id: key.meeting_id }
  await tables(transaction)
    .deleteFrom('onboarding.meeting_attendees')
    .where((where) => where.and(meeting))
    .execute()
  if (attendees.length === 0) return
  await tables(transaction)
    .insertInto('onboarding.meeting_attendees')
    .values(
      attendees.map(({ person_id, side, name, roles }) => ({
        ...meeting,
        person_id,
        side,
        name,
        roles,
        has_attended: null,
      })),
    )
    .execute()
}

export async function markAttendance(
  transaction: Transaction,
  key: MeetingKey,
  attendedIds: readonly string[],
): Promise<void> {
  await tables(transaction)
    .updateTable('onboarding.meeting_attendees')
    .set({ has_attended: sql<boolean>`person_id = any(${[...attendedIds]}::uuid[])` })
    .where((where) => where.and({ ...keyOf(key), meeting_id: key.meeting_id }))
    .execute()
}

/** Open projects in which a role that carries them missed its latest meetings in a row. One statement over all. */
export async function selectMissed(db: Db) {
  const { rows } = await sql<{ project_id: string; role: string; count: number; last_at: string }>`
    select latest.project_id, latest.role, count(*)::int as count, max(latest.starts_at) as last_at
    from (
      select attendance.*, row_number() over (
        partition by attendance.account_id, attendance.project_id, attendance.role order by attendance.starts_at desc) as n
      from onboarding.published_attendance as attendance
      join onboarding.projects as projects
        on projects.workspace_id = attendance.workspace_id and projects.account_id = attendance.account_id
        and projects.project_id = attendance.project_id
      where projects.ended_on is null and attendance.role = any(${[...watchedRoles]}::text[])
    ) as latest
    where latest.n <= ${missesThatTell}
    group by latest.account_id, latest.project_id, latest.role
    having count(*) = ${missesThatTell} and not bool_or(latest.has_attended)`.execute(db)
  return rows
}

/** How the keys of mails begin that put a meeting into calendars, and of those that take it out again. */
export const meetingMailKeys = {
  invitation: (meetingId: string) => `meeting:${meetingId}:`,
  withdrawal: (meetingId: string) => `meeting-cancelled:${meetingId}:`,
}

/**
 * Who has the meeting in their calendar, or may have: whose latest mail that left is an invitation. After its prefix a key
 * names the meeting's sequence and the person.
 */
export async function selectHolders(db: Db, accountId: string, meetingId: string): Promise<string[]> {
  const invitation = meetingMailKeys.invitation(meetingId)
  const rows = await tables(db)
    .selectFrom('messaging.published_messages')
    .select('dedupe_key')
    .where('account_id', '=', accountId)
    .where('state', 'in', ['queued', 'sending', 'sent', 'unknown'])
    .where(({ or, fn }) =>
      or(
        [invitation, meetingMailKeys.withdrawal(meetingId)].map((prefix) =>
          fn<boolean>('starts_with', ['dedupe_key', sql.val(prefix)]),
        ),
      ),
    )
    .execute()
  const latest = rows
    .map(({ dedupe_key: key }) => ({
      key,
      sequence: Number(key.split(':').at(-2)),
      person: key.split(':').at(-1) ?? '',
    }))
    .toSorted((a, b) => a.sequence - b.sequence)
  const byPerson = new Map(latest.map(({ key, person }) => [person, key]))
  return [...byPerson].flatMap(([person, key]) => (key.startsWith(invitation) ? [person] : []))
}
