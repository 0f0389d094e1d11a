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
import { meetingMailKeys, selectHolders } from '../queries/attendee-queries.ts'
import type { Meeting } from '../queries/tables.ts'
import { findOrganizer, writeAppointment } from './appointment.ts'

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
  const key = meetingMailKeys.invitation(meeting.meeting_id)
  await discardDraftsOf(context, accountId, key)
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
      ownerId: project.owner_id,
      to: person,
      dedupeKey: `${key}${meeting.sequence}:${person.key}`,
      calendar,
    }
    if (kind.startsWith('kickoff_')) await queueMail(context, { ...mail, kind: 'kickoff_invitation', params: when })
    else {
      const params = { ...when, meetingName: nameOf(meeting, writing.locale), agenda }
      await queueMail(context, { ...mail, kind: 'meeting_invitation', params })
    }
  }
}

/** Drafts, for everybody who has it in their calendar, the mail that takes a meeting out that was called off. */
export async function draftCancellations(context: Context, project: Project, meeting: Meeting): Promise<void> {
  await discardDraftsOf(context, meeting.account_id, meetingMailKeys.invitation(meeting.meeting_id))
  await draftWithdrawals(context, { project, meeting, kind: 'meeting_cancelled', staying: [] })
}

/**
 * Drafts, for those who are not asked any more, the mail that takes the meeting out of their calendars. `before` is the
 * meeting as it stands there; `sequence` numbers the change.
 */
export async function draftUninvitations(
  context: Context,
  change: { project: Project; before: Meeting; sequence: number; invitees: readonly Invitee[] },
): Promise<void> {
  const { project, before, sequence, invitees } = change
  if (Date.parse(before.starts_at) <= context.clock.now()) return
  const guests = await guestsOf(context, before)
  const staying = [...invitees.map(({ person_id }) => person_id), ...guests.map(({ key }) => key)]
  await draftWithdrawals(context, { project, meeting: { ...before, sequence }, kind: 'meeting_uninvited', staying })
}

interface Withdrawals {
  project: Project
  meeting: Meeting
  kind: 'meeting_cancelled' | 'meeting_uninvited'
  /** Who keeps the meeting: of people their ID, of guests their participation's. */
  staying: readonly string[]
}

async function draftWithdrawals(context: Context, { project, meeting, kind, staying }: Withdrawals): Promise<void> {
  const { account_id: accountId, meeting_id: meetingId, sequence } = meeting
  const prefix = meetingMailKeys.withdrawal(meetingId)
  // Whoever was to be told of an earlier change hears of this one instead, or is asked again.
  await discardDraftsOf(context, accountId, prefix)
  const holders = await selectHolders(context.transaction, accountId, meetingId)
  const ids = holders.filter((key) => !staying.includes(key))
  const guests = (await guestsOf(context, meeting)).filter(({ key }) => ids.includes(key))
  const people = [...(await reachable(context, accountId, ids)), ...guests]
  if (people.length === 0) return
  const appointmentFor = await appointments(context, project, meeting)
  for (const person of people) {
    const calendar = appointmentFor(person, 'CANCEL')
    const writing = await readWriting(context, person)
    const dedupeKey = `${prefix}${sequence}:${person.key}`
    const mail = { ...writing, accountId, ownerId: project.owner_id, to: person, dedupeKey, calendar }
    const params = {
      ...timesOf(context.timeZone, meeting),
      minutes: meeting.minutes,
      meetingUrl: null,
      meetingName: nameOf(meeting, writing.locale),
    }
    if (kind === 'meeting_uninvited') await queueMail(context, { ...mail, kind, params })
    else await queueMail(context, { ...mail, kind, params: { ...params, reason: meeting.reason || null } })
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
