import { listStakeholders } from '#modules/accounts/server/api.ts'
import { discardDraftsOf, queueMail } from '#modules/messaging/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { kindFacts } from '../../../domain/meeting/meeting.ts'
import { readWriting } from '../../mails/writing.ts'
import { findProject } from '../../projects/project-queries.ts'
import { timesOf } from '../invitations/draft-invitations.ts'
import { nameOf } from '../meeting-view.ts'
import { selectAttendees } from '../queries/attendee-queries.ts'
import { selectMeetings } from '../queries/meeting-queries.ts'
import type { Meeting } from '../queries/tables.ts'

/**
 * Drafts the minutes for everybody of the customer who was asked to come and has an address; how many. Drafts of minutes
 * as they were before are discarded.
 */
export async function draftMinutesMails(context: Context, meeting: Meeting): Promise<number> {
  const { account_id: accountId, project_id: projectId, meeting_id: meetingId } = meeting
  const key = `minutes:${projectId}:${meetingId}:`
  await discardDraftsOf(context, accountId, key)
  const attendees = await selectAttendees(context.transaction, [meetingId])
  const people = await listStakeholders(context, accountId)
  const project = await findProject(context.transaction, projectId)
  const nameById = new Map([
    ...attendees.map(({ person_id, name }) => [person_id, name] as const),
    ...people.map(({ id, familyName, givenName }) => [id, `${familyName} ${givenName}`.trim()] as const),
  ])
  const homeworkOf = (isOurs: boolean) =>
    meeting.homework
      .filter(({ side }) => (side === 'vendor') === isOurs)
      .map(({ text, ownerId, dueOn, minutes }) => ({
        text,
        who: ownerId === null ? null : (nameById.get(ownerId) ?? null),
        dueOn,
        minutes: minutes || null,
      }))
  const params = {
    on: timesOf(context.timeZone, meeting).on,
    outcome: meeting.review.outcome || null,
    obstacles: meeting.review.obstacles || null,
    improvements: meeting.review.improvements || null,
    decisions: meeting.decisions.map(({ text }) => text),
    requests: homeworkOf(false),
    promises: homeworkOf(true),
    next: await nextOf(context, meeting),
  }
  const asked = new Set(attendees.map(({ person_id }) => person_id))
  let drafted = 0
  for (const person of people) {
    if (!person.isActive || person.email === null || !asked.has(person.id)) continue
    const reader = await readWriting(context, person)
    await queueMail(context, {
      ...reader,
      accountId,
      ownerId: project?.owner_id,
      to: { ...person, email: person.email },
      kind: 'meeting_minutes',
      params: { ...params, meetingName: nameOf(meeting, reader.locale) },
      dedupeKey: `${key}${meeting.version}:${person.id}`,
    })
    drafted++
  }
  return drafted
}

/** The next meeting that was agreed with the customer; one that is only proposed is nobody's promise. */
async function nextOf(context: Context, meeting: Meeting) {
  const all = await selectMeetings(context.transaction, { projectId: meeting.project_id, limit: 300 })
  const next = all.find(
    ({ kind, state, starts_at }) =>
      kindFacts[kind].audience === 'customer' && state === 'scheduled' && starts_at > meeting.starts_at,
  )
  return next ? timesOf(context.timeZone, next) : null
}
