import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { meetingNames } from '../../../content/meetings.ts'
import type { MeetingReview, MeetingView } from '../../../contract.ts'
import { isKickoff } from '../../../domain/meeting/meeting.ts'
import type { KickoffRecordKey } from '../../../domain/outcome/kickoff-gate.ts'
import type { Side } from '../../../domain/task.ts'
import { findKickoff, updateKickoff } from '../../kickoff/kickoff-queries.ts'
import { addTask } from '../../plan/add-task.ts'
import { selectTasks } from '../../plan/task-queries.ts'
import { touchProject } from '../../projects/require-project.ts'
import { describeMeeting } from '../describe-meetings.ts'
import { readInvitees } from '../find-attendees.ts'
import { updateMeeting } from '../queries/meeting-queries.ts'
import type { Meeting } from '../queries/tables.ts'
import { type LockedMeeting, lockMeeting, type MeetingTarget } from '../require-meeting.ts'

interface Decision {
  id: string
  text: string
  record: KickoffRecordKey | null
}

interface Homework {
  id: string
  text: string
  side: Side
  ownerId: string | null
  dueOn: string
  minutes: number
}

export interface MinutesInput {
  version: number
  decisions: readonly Decision[]
  homework: readonly Homework[]
  discussion: string
  review?: MeetingReview | undefined
}

/**
 * Writes the minutes. New homework becomes a task of the plan, once; in a kickoff that is not done yet, decisions fill the
 * records they settle. Throws as `lockMeeting`, invalid `onboarding.no_such_person`.
 */
export async function saveMinutes(context: Context, target: MeetingTarget, input: MinutesInput): Promise<MeetingView> {
  const locked = await lockMeeting(context, target, input.version)
  const { project, meeting } = locked
  const homework = await tasksOf(context, locked, input.homework)
  await updateMeeting(context.transaction, meeting, {
    decisions: JSON.stringify(input.decisions),
    homework: JSON.stringify(homework),
    discussion: input.discussion,
    ...(input.review && { review: JSON.stringify(input.review) }),
    minutes_by: context.actor.name,
    minutes_at: instantOf(context),
  })
  if (isKickoff(meeting.kind) && project.kickoff_done_on === null) await fillRecords(context, locked, input.decisions)
  await touchProject(context, project)
  if (meeting.minutes_at === null)
    await recordTimelineEntry(context, {
      accountId: meeting.account_id,
      kind: 'onboarding.minutes_written',
      params: {
        projectId: meeting.project_id,
        meeting: meetingNames[meeting.kind],
        title: meeting.title,
        decisions: input.decisions.length,
        homework: homework.length,
      },
      body: input.decisions.map(({ text }) => text).join('\n') || null,
    })
  return describeMeeting(context, project, target.meetingId)
}

/** Homework with its task; what has one already keeps it, and is changed in the plan from then on. */
async function tasksOf(context: Context, { project, meeting }: LockedMeeting, homework: readonly Homework[]) {
  const known = new Map(meeting.homework.map((each) => [each.id, each]))
  const tasks = await selectTasks(context.transaction, [project.project_id])
  const stage =
    tasks.find(({ status }) => status === 'todo' || status === 'doing')?.stage ??
    project.program.stages.at(-1)?.key ??
    ''
  const people = await readInvitees(context, project)
  const on = todayIn(context.timeZone, Date.parse(meeting.starts_at))
  const kept: Meeting['homework'] = []
  for (const item of homework) {
    const before = known.get(item.id)
    if (before?.taskId) {
      kept.push(before)
      continue
    }
    const owner = people.find(({ person_id }) => person_id === item.ownerId)
    if (item.ownerId !== null && !owner)
      throw invalid('onboarding.no_such_person', {}, [{ path: 'homework', code: 'onboarding.no_such_person' }])
    const task = await addTask(context, project.project_id, {
      name: item.text,
      stage,
      side: item.side,
      startOn: [item.dueOn, on].toSorted()[0] ?? on,
      dueOn: item.dueOn,
      doneWhen: '',
      effortMinutes: item.minutes,
      dependsOn: [],
      visibility: item.side === 'vendor' ? 'internal' : 'customer',
      ...(owner && {
        owner: {
          userId: owner.side === 'vendor' ? owner.person_id : null,
          stakeholderId: owner.side === 'customer' ? owner.person_id : null,
        },
      }),
    })
    kept.push({ ...item, taskId: task.id })
  }
  return kept
}

/** What was decided for a record stands there; records that no decision speaks of stay as they were written. */
async function fillRecords(context: Context, { project }: LockedMeeting, decisions: readonly Decision[]) {
  const byRecord = Map.groupBy(
    decisions.filter(({ record }) => record !== null),
    ({ record }) => record,
  )
  if (byRecord.size === 0) return
  const { records } = await findKickoff(context.transaction, project, project.cycle)
  const filled = Object.fromEntries(
    [...byRecord].map(([record, settled]) => [record, settled.map(({ text }) => text).join('\n')]),
  )
  await updateKickoff(context.transaction, project, project.cycle, {
    records: JSON.stringify({ ...records, ...filled }),
  })
}
