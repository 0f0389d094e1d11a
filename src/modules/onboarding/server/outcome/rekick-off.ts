import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { GoalInput } from '../../contract.ts'
import { type KickoffRecordKey, kickoffGate } from '../../domain/outcome/kickoff-gate.ts'
import { moveProject } from '../../domain/outcome/project-state.ts'
import { planRekickoff } from '../../domain/outcome/rekickoff.ts'
import { rekickedOff } from '../../events.ts'
import { keepBaseline } from '../baselines/rebaseline.ts'
import { withdrawCriteriaAgreement } from '../criteria/criterion-queries.ts'
import { insertGoals } from '../goals/goal-queries.ts'
import { goalRow } from '../goals/goal-view.ts'
import { kickoffIncomplete } from '../kickoff/complete-kickoff.ts'
import { insertKickoff } from '../kickoff/kickoff-queries.ts'
import { type KickoffBasis, kickoffFacts } from '../kickoff/kickoff-view.ts'
import { readKickoffBasis } from '../kickoff/read-kickoff.ts'
import { readProjectCalendars } from '../plan/read-calendars.ts'
import { rebaseTasks, updateTask } from '../plan/task-queries.ts'
import { planned, type Task } from '../plan/task-tables.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { replanStages } from '../roadmap/roadmap-queries.ts'
import { refuseFuture } from '../today.ts'
import { insertRekickoff } from './confirmation-queries.ts'
import { requireStopReasons } from './end-without-value.ts'

export interface RekickoffInput {
  version: number
  heldOn: string
  reasonKeys: readonly string[]
  rootCause: string
  sponsorName: string
  sponsorWords: string
  valueOn: string
  goals: readonly GoalInput[]
  records: { [Key in KickoffRecordKey]?: string | undefined }
}

/**
 * Begins a new round of the same project: the clock, the goals and the plan of the open work start again, what was done
 * and said stays, but value counts again only once it is confirmed in the new round, and the customer is asked anew whether
 * it agrees to what counts as done. Throws conflict `onboarding.kickoff_incomplete` with what is missing as fields, invalid
 * `onboarding.value_date_before_start`, `onboarding.unknown_reason`.
 */
export async function rekickOff(context: Context, projectId: string, input: RekickoffInput) {
  const project = await lockOpenProject(context, projectId, input.version)
  refuseFuture(context, input.heldOn, 'heldOn')
  requireStopReasons(input.reasonKeys, 'reasonKeys')
  if (input.valueOn <= input.heldOn) {
    const code = 'onboarding.value_date_before_start'
    throw invalid(code, {}, [{ path: 'valueOn', code }])
  }
  const before = await readKickoffBasis(context, project)
  const basis: KickoffBasis = {
    ...before,
    goals: input.goals,
    kickoff: {
      ...before.kickoff,
      is_sponsor_committed: true,
      records: { ...before.kickoff.records, ...input.records },
    },
  }
  // What counts as done is agreed anew once the round has begun, also where nobody agreed to it in the last one.
  const missing = kickoffGate(kickoffFacts(basis)).missing.filter((each) => each !== 'readiness.criteria_agreed')
  const facts = {
    isKickoffGateOpen: missing.length === 0,
    isValueConfirmed: project.value_confirmed_on !== null,
    verdict: null,
  }
  if (project.state !== 'planning' && missing.length > 0) throw kickoffIncomplete(missing)
  const state = moveProject(project.state, 'rekick_off', facts)
  const cycle = project.cycle + 1

  await writeRound(context, project, input, basis)
  await withdrawCriteriaAgreement(context.transaction, project)
  await moveOpenWork(context, project, input, before.tasks)
  await replanStages(context.transaction, project)
  await touchProject(context, project, {
    state,
    cycle,
    rekicked_off_on: input.heldOn,
    value_on: input.valueOn,
    verdict: null,
    warned_on: null,
    rekickoff_due_on: null,
    exam_opened_on: null,
    rejudge_on: null,
    exam_attempt: 1,
    first_value_on: null,
    value_confirmed_on: null,
    earlier_first_value_on: project.earlier_first_value_on ?? project.first_value_on,
    earlier_value_confirmed_on: project.earlier_value_confirmed_on ?? project.value_confirmed_on,
  })
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.rekicked_off',
    params: { projectId, cycle, from: project.value_on, to: input.valueOn, reasonKeys: input.reasonKeys },
    body: input.rootCause,
  })
  await recordEvent(context, rekickedOff, { projectId, cycle, on: input.heldOn }, project.account_id)
  return { state, cycle }
}

async function writeRound(context: Context, project: Project, input: RekickoffInput, { kickoff }: KickoffBasis) {
  const cycle = project.cycle + 1
  await insertRekickoff(context.transaction, {
    ...keyOf(project),
    rekickoff_id: newId(context.clock.now()),
    from_cycle: project.cycle,
    reason_keys: [...input.reasonKeys],
    root_cause: input.rootCause,
    sponsor_name: input.sponsorName,
    sponsor_words: input.sponsorWords,
    held_on: input.heldOn,
    previous_value_on: project.value_on,
    value_on: input.valueOn,
    recorded_by: context.actor.name,
    recorded_at: instantOf(context),
  })
  await insertKickoff(context.transaction, project, cycle, {
    records: JSON.stringify(kickoff.records),
    is_sponsor_committed: true,
    are_roles_assigned: kickoff.are_roles_assigned,
    is_scope_signed: kickoff.is_scope_signed,
    are_minutes_sent: kickoff.are_minutes_sent,
  })
  const rows = input.goals.map((goal, position) => goalRow(project, { goal, cycle, position }))
  await insertGoals(context.transaction, rows)
}

/** The value task has to be reached again with the new goals, even if it was ticked off in the last round. */
async function moveOpenWork(context: Context, project: Project, input: RekickoffInput, tasks: readonly Task[]) {
  const { valueTaskKey } = project.program
  const reopened = tasks.map((task) => (task.key === valueTaskKey ? { ...task, status: 'todo' as const } : task))
  const schedule = planRekickoff(reopened.map(planned), {
    heldOn: input.heldOn,
    valueOn: input.valueOn,
    valueTaskKey,
    calendars: await readProjectCalendars(context, project),
  })
  const valueTask = tasks.find(({ key }) => key === valueTaskKey)
  if (valueTask?.status === 'done' || valueTask?.status === 'skipped') {
    const change = { status: 'todo' as const, done_on: null, done_by: null }
    await updateTask(context.transaction, project, valueTask.task_id, change)
  }
  await keepBaseline(context, project, { tasks, reason: input.rootCause })
  await rebaseTasks(
    context.transaction,
    project,
    [...schedule].map(([taskKey, to]) => ({ taskKey, to })),
  )
}
