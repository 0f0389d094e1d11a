import { findAccount, listStakeholders } from '#modules/accounts/server/api.ts'
import { discardDraftsOf, queueMail } from '#modules/messaging/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { wallClockIn } from '#platform/kernel/dates.ts'
import { kickoffKey, kindFacts } from '../../../domain/meeting/meeting.ts'
import { readWriting } from '../../mails/writing.ts'
import type { Project } from '../../projects/project-tables.ts'
import { selectGuests } from '../../training/training-queries.ts'
import type { Invitee } from '../find-attendees.ts'
import { nameOf } from '../meeting-view.ts'
import { selectInvitedIds } from '../queries/attendee-queries.ts'
import type { Meeting } from '../queries/tables.ts'
import { findOrganizer, writeAppointment } from './appointment.ts'

const keyOf = (meeting: Meeting) => `meeting:${meeting.meeting_id}:`

/** '10:00～11:30' with the day, as mails say when the meeting is. */
export function timesOf(timeZone: string, meeting: Pick<Meeting, 'starts_at' | 'minutes'>) {
  const startsAt = Date.parse(meeting.starts_at)
  const from = wallClockIn(timeZone, startsAt)
  const to = wallClockIn(timeZone, startsAt + meeting.minutes * 60_000)
  return { on: from.date, time: `${from.time}～${to.time}` }
}

/**
 * Drafts an invitation for each person of the customer who has an address, with the appointment beside it. Drafts of an
 * earlier time, which nobody has sent, are discarded. An internal meeting invites nobody of the customer.
 */
export async function draftInvitations(
  context: Context,
  { project, meeting, invitees }: { project: Project; meeting: Meeting; invitees: readonly Invitee[] },
): Promise<void> {
  const { account_id: accountId, kind } = meeting
  await discardDraftsOf(context, accountId, keyOf(meeting))
  if (kind.startsWith('kickoff_')) await discardDraftsOf(context, accountId, kickoffKey(project.project_id))
  // What is written down afterwards invites nobody.
  if (kindFacts[kind].audience === 'internal' || Date.parse(meeting.starts_at) <= context.clock.now()) return
  const ids = invitees.map(({ person_id }) => person_id)
  const people = [...(await reachable(context, accountId, ids)), ...(await guestsOf(context, meeting))]
  const appointmentFor = await appointments(context, project, meeting)
  const agenda = meeting.is_agenda_shared ? meeting.agenda.map(({ topic }) => topic) : []
  const when = { ...timesOf(context.timeZone, meeting), minutes: meeting.minutes, meetingUrl: meeting.url }
  for (const person of people) {
    const calendar = appointmentFor(person, 'REQUEST')
    const writing = await readWriting(context, person)
    const mail = {
      ...writing,
      accountId,
      to: person,
      dedupeKey: `${keyOf(meeting)}${meeting.sequence}:${person.key}`,
      calendar,
    }
    if (kind.startsWith('kickoff_')) await queueMail(context, { ...mail, kind: 'kickoff_invitation', params: when })
    else {
      const params = { ...when, meetingName: nameOf(meeting, writing.locale), agenda }
      await queueMail(context, { ...mail, kind: 'meeting_invitation', params })
    }
  }
}

/** Drafts, for those whose invitation has left, the mail that takes the meeting out of their calendars. */
export async function draftCancellations(context: Context, project: Project, meeting: Meeting): Promise<void> {
  const { account_id: accountId } = meeting
  await discardDraftsOf(context, accountId, keyOf(meeting))
  const ids = await selectInvitedIds(context.transaction, accountId, keyOf(meeting))
  const guests = (await guestsOf(context, meeting)).filter(({ key }) => ids.includes(key))
  const people = [...(await reachable(context, accountId, ids)), ...guests]
  if (people.length === 0) return
  const appointmentFor = await appointments(context, project, meeting)
  for (const person of people) {
    const calendar = appointmentFor(person, 'CANCEL')
    const writing = await readWriting(context, person)
    await queueMail(context, {
      ...writing,
      accountId,
      to: person,
      kind: 'meeting_cancelled',
      params: {
        ...timesOf(context.timeZone, meeting),
        minutes: meeting.minutes,
        meetingUrl: null,
        meetingName: nameOf(meeting, writing.locale),
        reason: meeting.reason || null,
      },
      dedupeKey: `meeting-cancelled:${meeting.meeting_id}:${person.key}`,
      calendar,
    })
  }
}

/** The appointment for each recipient; undefined where nobody is there to invite in their own name. */
async function appointments(context: Context, project: Project, meeting: Meeting) {
  const { locale } = await readWriting(context)
  const accountName = (await findAccount(context, meeting.account_id))?.name ?? ''
  const organizer = await findOrganizer(context, project)
  return (person: { name: string; email: string }, method: 'REQUEST' | 'CANCEL') => {
    if (!organizer) return undefined
    const attendees = [{ name: person.name, email: person.email }]
    const basis = { accountName, attendees, isForCustomer: true, organizer }
    return { method, content: writeAppointment({ ...context, locale }, meeting, basis, method) }
  }
}

/** Those of the named who are still there and have an address. */
export async function reachable(context: Context, accountId: string, ids: readonly string[]) {
  const people = await listStakeholders(context, accountId)
  return people.flatMap((person) =>
    person.isActive && person.email !== null && ids.includes(person.id)
      ? [{ ...person, key: person.id, email: person.email, name: `${person.familyName} ${person.givenName}`.trim() }]
      : [],
  )
}

/** End users asked to a training of whom only name and address are known. */
async function guestsOf(context: Context, meeting: Meeting) {
  const rows = await selectGuests(context.transaction, meeting)
  return rows.flatMap(({ participant_id: key, name, email }) =>
    email === null ? [] : [{ key, id: undefined, name, email, familyName: name }],
  )
}
