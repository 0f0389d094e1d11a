import { movePhaseTo, recordTimelineEntry, reportPhaseFacts } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { conflict, invalid } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { Verdict } from '../../domain/outcome/graduation.ts'
import { moveProject, type ProjectState } from '../../domain/outcome/project-state.ts'
import { graduated, graduatedConditionally, rekickoffDue } from '../../events.ts'
import { selectCriteria } from '../criteria/criterion-queries.ts'
import { readGoals } from '../goals/require-goal.ts'
import { selectConfirmations } from '../outcome/confirmation-queries.ts'
import { readProjectCalendars } from '../plan/read-calendars.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { todayOf } from '../today.ts'
import { insertJudgement, selectExamAnswers } from './exam-queries.ts'
import { judge } from './exam-view.ts'

export interface JudgeInput {
  version: number
  conditions: readonly { text: string; dueOn: string }[]
}

/**
 * Makes the graduation judgement and lets the project follow it: passed ends it as graduated, conditional keeps it open
 * with its dated conditions, a re-kickoff becomes due. Throws conflict `onboarding.exam_unanswered`,
 * `onboarding.move_not_possible`, invalid `onboarding.conditions_missing`.
 */
export async function judgeProject(context: Context, projectId: string, input: JudgeInput) {
  const project = await lockOpenProject(context, projectId, input.version)
  const { transaction } = context
  const today = todayOf(context)
  const calendars = await readProjectCalendars(context, project)
  const judgement = judge({
    project,
    today,
    calendar: calendars.customer,
    goals: await readGoals(context, project),
    criteria: await selectCriteria(transaction, project),
    answers: await selectExamAnswers(transaction, project, project.cycle),
    confirmations: await selectConfirmations(transaction, project),
  })
  if (judgement.verdict === 'unknown') throw conflict('onboarding.exam_unanswered')
  if (judgement.verdict === 'conditional' && input.conditions.length === 0)
    throw invalid('onboarding.conditions_missing', {}, [{ path: 'conditions', code: 'onboarding.conditions_missing' }])

  const state = stateAfter(project, judgement.verdict)
  await insertJudgement(transaction, {
    ...keyOf(project),
    judgement_id: newId(context.clock.now()),
    cycle: project.cycle,
    verdict: judgement.verdict,
    score: judgement.score,
    unmet: judgement.unmet,
    reasons: JSON.stringify(judgement.reasons),
    conditions: JSON.stringify(judgement.verdict === 'conditional' ? input.conditions : []),
    judged_on: today,
    judged_by: context.actor.name,
  })
  await touchProject(context, project, {
    state,
    verdict: judgement.verdict,
    ...(state === 'graduated' && { ended_on: today }),
    ...(judgement.verdict === 'rekickoff' && { rekickoff_due_on: project.rekickoff_due_on ?? today }),
  })
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: `onboarding.judged_${judgement.verdict}`,
    params: { projectId, score: judgement.score, unmet: judgement.unmet },
  })
  await tellOthers(context, project, judgement.verdict, today)
  return { ...judgement, state }
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
    await reportPhaseFacts(context, accountId, { projectOpen: false, onboardingResult: 'graduated' })
    await movePhaseTo(context, accountId, 'adoption', null)
    await recordEvent(context, graduated, { projectId, on }, accountId)
  } else if (verdict === 'conditional') {
    await recordEvent(context, graduatedConditionally, { projectId, on }, accountId)
  } else if (project.rekickoff_due_on === null) {
    await recordEvent(context, rekickoffDue, { projectId, day: null, because: 'exam' }, accountId)
  }
}
