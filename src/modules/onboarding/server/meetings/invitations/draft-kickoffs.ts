import { readAccountCalendar } from '#modules/accounts/server/api.ts'
import { discardDraftsOf, queueMail } from '#modules/messaging/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { businessDaysBetween } from '#platform/kernel/calendar.ts'
import { addDays, instantAt } from '#platform/kernel/dates.ts'
import { kickoffKey } from '../../../domain/meeting/meeting.ts'
import { readWriting } from '../../mails/writing.ts'
import { findProject } from '../../projects/project-queries.ts'
import { todayOf } from '../../today.ts'
import { readInvitees, suggestedFor } from '../find-attendees.ts'
import { selectProposedKickoffs } from '../queries/kickoff-queries.ts'
import { reachable, timesOf } from './draft-invitations.ts'

const draftedBeforeDays = 5
/** Five business days fit into this even over Golden Week and New Year. */
const farthestDays = 21

/**
 * M05, five business days before a kickoff that the plan proposes and nobody has agreed yet: a draft for each of those it
 * asks for. Whoever agrees on the time replaces it by the invitation with its appointment. Once for each proposed time.
 */
export async function draftKickoffInvitations(context: Context): Promise<void> {
  const today = todayOf(context)
  const until = new Date(instantAt(context.timeZone, addDays(today, farthestDays), '00:00')).toISOString()
  for (const meeting of await selectProposedKickoffs(context.transaction, instantOf(context), until)) {
    const { account_id: accountId, kind } = meeting
    const when = timesOf(context.timeZone, meeting)
    const calendar = await readAccountCalendar(context, accountId)
    if (businessDaysBetween(calendar, today, when.on) > draftedBeforeDays) continue
    const project = await findProject(context.transaction, meeting.project_id)
    if (!project) continue
    const asked = suggestedFor(kind, project, await readInvitees(context, project))
    const people = await reachable(
      context,
      accountId,
      asked.map(({ person_id }) => person_id),
    )
    const key = `${kickoffKey(meeting.project_id)}${meeting.starts_at}:`
    await discardDraftsOf(context, accountId, kickoffKey(meeting.project_id))
    for (const person of people)
      await queueMail(context, {
        ...(await readWriting(context, person)),
        accountId,
        ownerId: project.owner_id,
        to: person,
        kind: 'kickoff_invitation',
        params: { ...when, minutes: meeting.minutes, meetingUrl: meeting.url },
        dedupeKey: `${key}${person.id}`,
      })
  }
}
