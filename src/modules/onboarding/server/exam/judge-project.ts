import { recordTimelineEntry, reportPhaseFacts } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { addDays } from '#platform/kernel/dates.ts'
import { conflict, invalid } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { Verdict } from '../../domain/outcome/graduation.ts'
import { moveProject, type ProjectState } from '../../domain/outcome/project-state.ts'
import { graduated, graduatedConditionally, rekickoffDue } from '../../events.ts'
import { selectCriteria } from '../criteria/criterion-queries.ts'
import { readGoals } from '../goals/require-goal.ts'
import { insertConditions } from '../graduation/follow-up-queries.ts'
import { readGraduationPolicy } from '../graduation/graduation-policy.ts'
import { readEnablement } from '../graduation/read-follow-up.ts'
import { selectValidConfirmations } from '../outcome/confirmation-queries.ts'
import { keepVersion } from '../papers/save-paper.ts'
import { readProjectCalendars } from '../plan/read-calendars.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { todayOf } from '../today.ts'
import { insertJudgement, selectExamAnswers } from './exam-queries.ts'
import { judge } from './exam-view.ts'
import { type HealthReader, healthUntold } from './read-health.ts'

export interface JudgeInput {
  version: number
  conditions: readonly { text: string; dueOn: string }[]
  /** Required for a conditional verdict. */
  rejudgeOn: string | null
}

/**
 * Makes the graduation judgement and lets the project follow it: passed ends it as graduated, conditional keeps it open
 * with its dated conditions and has the question put once more before it is judged again, a re-kickoff becomes due. Throws conflict `onboarding.exam_unanswered`,
 * `onboarding.move_not_possible`, invalid `onboarding.conditions_missing`, `onboarding.rejudge_date_invalid`.
 */
export async function judgeProject(
  context: Context,
  projectId: string,
  input: JudgeInput,
  readHealth: HealthReader = healthUntold,
) {
  const project = await lockOpenProject(context, projectId, input.version)
  const { transaction } = context
  const today = todayOf(context)
  const calendars = await readProjectCalendars(context, project)
  const settings = await readGraduationPolicy(context)
  const judgement = judge({
    project,
    today,
    calendar: calendars.customer,
    goals: await readGoals(context, project),
    criteria: await selectCriteria(transaction, project),
    answers: await selectExamAnswers(transaction, project, project.cycle),
    confirmations: await selectValidConfirmations(transaction, project),
    settings,
    enablement: await readEnablement(context, project),
    health: (await readHealth(context, [project.account_id])).get(project.account_id) ?? 'unknown',
  })
  if (judgement.verdict === 'unknown') throw conflict('onboarding.exam_unanswered')
  const isConditional = judgement.verdict === 'conditional'
  if (isConditional) refuseConditions(input, today, settings.rejudgeWithinDays)

  const state = stateAfter(project, judgement.verdict)
  const judgementId = newId(context.clock.now())
  await insertJudgement(transaction, {
    ...keyOf(project),
    judgement_id: judgementId,
    cycle: project.cycle,
    verdict: judgement.verdict,
    score: judgement.score,
    unmet: judgement.unmet,
    reasons: JSON.stringify(judgement.reasons),
    conditions: JSON.stringify(isConditional ? input.conditions : []),
    judged_on: today,
    judged_by: context.actor.name,
    rejudge_on: isConditional ? input.rejudgeOn : null,
  })
  if (isConditional) await insertConditions(transaction, conditionRows(context, project, judgementId, input))
  await touchProject(context, project, {
    state,
    verdict: judgement.verdict,
    rejudge_on: isConditional ? input.rejudgeOn : null,
    ...(isConditional && { exam_attempt: project.exam_attempt + 1 }),
    ...(state === 'graduated' && { ended_on: today }),
    ...(judgement.verdict === 'rekickoff' && { rekickoff_due_on: project.rekickoff_due_on ?? today }),
  })
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: `onboarding.judged_${judgement.verdict}`,
    params: { projectId, score: judgement.score, unmet: judgement.unmet },
  })
  // What the customer takes along is kept as it stood on the day of the graduation.
  if (state === 'graduated') await keepVersion(context, project, { kind: 'pack', note: '', because: 'graduated' })
  await tellOthers(context, project, judgement.verdict, today)
  return { ...judgement, state }
}

/** Conditions lie ahead, and the day of the next judgement lies behind all of them and within the extension. */
function refuseConditions({ conditions, rejudgeOn }: JudgeInput, today: string, withinDays: number): void {
  const refuse = (path: string, code: string) =>
    invalid(code, { days: withinDays }, [{ path, code, params: { days: withinDays } }])
  if (conditions.length === 0) throw refuse('conditions', 'onboarding.conditions_missing')
  conditions.forEach(({ dueOn }, index) => {
    if (dueOn < today) throw refuse(`conditions.${index}.dueOn`, 'onboarding.condition_in_past')
  })
  const isInRange =
    rejudgeOn !== null &&
    rejudgeOn > today &&
    rejudgeOn <= addDays(today, withinDays) &&
    conditions.every(({ dueOn }) => dueOn <= rejudgeOn)
  if (!isInRange) throw refuse('rejudgeOn', 'onboarding.rejudge_date_invalid')
}

function conditionRows(context: Context, project: Project, judgementId: string, { conditions }: JudgeInput) {
  return conditions.map(({ text, dueOn }) => ({
    ...keyOf(project),
    condition_id: newId(context.clock.now()),
    judgement_id: judgementId,
    text,
    due_on: dueOn,
  }))
}

function stateAfter(project: Project, verdict: Verdict): ProjectState {
  const facts = { isKickoffGateOpen: false, isValueConfirmed: project.value_confirmed_on !== null, verdict }
  if (verdict === 'passed') return moveProject(project.state, 'graduate', facts)
  if (verdict === 'conditional' && project.state !== 'conditional')
    return moveProject(project.state, 'graduate_conditionally', facts)
  return project.state
}

async function tellOthers(context: Context, project: Project, verdict: Verdict, on: string): Promise<void> {
  const { project_id: projectId, account_id: accountId } = project
  if (verdict === 'passed') {
    // The customer stays in its onboarding phase until both sides have accepted the handoff.
    await reportPhaseFacts(context, accountId, { projectOpen: false })
    await recordEvent(context, graduated, { projectId, on }, accountId)
  } else if (verdict === 'conditional') {
    await recordEvent(context, graduatedConditionally, { projectId, on }, accountId)
  } else if (project.rekickoff_due_on === null) {
    await recordEvent(context, rekickoffDue, { projectId, day: null, because: 'exam' }, accountId)
  }
}
