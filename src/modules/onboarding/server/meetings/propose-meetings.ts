import { readAccountCalendar } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { instantAt, startOfWeek, todayIn } from '#platform/kernel/dates.ts'
import { newId } from '#platform/kernel/ids.ts'
import { meetingsOf } from '../../domain/meeting/program-meetings.ts'
import {
  isOutsideHours,
  type PlanDates,
  type Proposal,
  proposeMeetings,
  type Rhythm,
} from '../../domain/meeting/proposals.ts'
import { selectTasks } from '../plan/task-queries.ts'
import type { Task } from '../plan/task-tables.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { todayOf } from '../today.ts'
import { deleteProposals, insertMeetings, selectBusy, selectMeetings } from './queries/meeting-queries.ts'
import { findRhythm } from './queries/rhythm-queries.ts'

/** Minutes by which a proposal moves when the owner is elsewhere. */
const step = 30

/**
 * Proposes the meetings that the plan asks for as it stands now. What somebody has agreed, changed or called off stays;
 * what was only proposed moves with the plan. Nothing is proposed for days that are over.
 */
export async function proposeProjectMeetings(context: Context, project: Project): Promise<void> {
  const { transaction, timeZone } = context
  const rhythm = await findRhythm(transaction, project)
  const tasks = await selectTasks(transaction, [project.project_id])
  const calendar = await readAccountCalendar(context, project.account_id)
  const today = todayOf(context)
  const from = new Date(instantAt(timeZone, today, '00:00')).toISOString()
  const standing = await standingWeeks(context, project)
  const proposals = proposeMeetings(planDates(project, tasks), rhythm, calendar).filter(
    ({ kind, on }) => on >= today && !(kind === 'check_in' && standing.has(startOfWeek(on))),
  )
  await deleteProposals(transaction, project, { from, keys: proposals.map(({ key }) => key) })
  const busy = project.owner_id === null ? [] : await selectBusy(transaction, project.owner_id, from)
  const taken = busy.map(({ starts_at, minutes }) => spanOf(Date.parse(starts_at), minutes))
  const rows = proposals.map((proposal) => {
    const startsAt = firstFree(proposal, rhythm, timeZone, taken)
    taken.push(spanOf(startsAt, proposal.minutes))
    return {
      ...keyOf(project),
      meeting_id: newId(context.clock.now()),
      cycle: project.cycle,
      kind: proposal.kind,
      series_key: proposal.key,
      starts_at: new Date(startsAt).toISOString(),
      minutes: proposal.minutes,
      state: 'proposed' as const,
    }
  })
  await insertMeetings(transaction, rows)
}

/** Weeks that have a check-in which somebody agreed or held: they need no other. */
async function standingWeeks(context: Context, project: Project): Promise<ReadonlySet<string>> {
  const meetings = await selectMeetings(context.transaction, { projectId: project.project_id, limit: 500 })
  return new Set(
    meetings
      .filter(({ kind, state }) => kind === 'check_in' && state !== 'proposed' && state !== 'cancelled')
      .map(({ starts_at }) => startOfWeek(todayIn(context.timeZone, Date.parse(starts_at)))),
  )
}

type Span = readonly [number, number]
const spanOf = (startsAt: number, minutes: number): Span => [startsAt, startsAt + minutes * 60_000]

/** The proposed time, or the next half hour of the day in which the owner is free; the proposed one when there is none. */
function firstFree(proposal: Proposal, rhythm: Rhythm, timeZone: string, taken: readonly Span[]): number {
  const wanted = instantAt(timeZone, proposal.on, proposal.time)
  const [hours, minutes] = [Number(proposal.time.slice(0, 2)), Number(proposal.time.slice(3))]
  for (let moved = hours * 60 + minutes; moved < 24 * 60; moved += step) {
    const time = `${String(Math.floor(moved / 60)).padStart(2, '0')}:${String(moved % 60).padStart(2, '0')}`
    if (isOutsideHours(rhythm, time, proposal.minutes)) break
    const [from, to] = spanOf(instantAt(timeZone, proposal.on, time), proposal.minutes)
    if (!taken.some(([begin, end]) => begin < to && from < end)) return from
  }
  return wanted
}

function planDates(project: Project, tasks: readonly Task[]): PlanDates {
  const { kickoffMinutes, reviews } = meetingsOf(project.program)
  const dueOf = (kind: string) => tasks.find((task) => task.kind === kind && task.status !== 'skipped')?.due_on ?? null
  const early = tasks.filter(({ element }) => element === 'early_adoption').map(({ start_on }) => start_on)
  const kickoffOn = project.kickoff_done_on ?? dueOf('kickoff')
  return {
    startOn: project.rekicked_off_on ?? project.contract_start_on,
    kickoffOn: project.rekicked_off_on ?? kickoffOn,
    kickoffMinutes,
    earlyFrom: early.toSorted()[0] ?? null,
    valueOn: project.value_on,
    reviews: reviews.map((kind) => ({ kind, on: dueOf(kind) })),
  }
}
