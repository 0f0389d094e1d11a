import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { conflict } from '#platform/kernel/errors.ts'
import { examAnswered } from '../../events.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { lockProject, touchProject } from '../projects/require-project.ts'
import { refuseFuture } from '../today.ts'
import { findExamAnswer, insertExamAnswer, selectExamAnswers } from './exam-queries.ts'
import { examAnswerView, hasAnswered } from './exam-view.ts'

export interface ExamAnswerInput {
  clientId: string
  respondent: 'champion' | 'sponsor'
  score: number
  reason: string
  name: string
  answeredOn: string
  /** How it was given, where we write it down; null when the customer itself answered in the portal. */
  how: string | null
}

/** Records an answer on behalf of the customer. Throws as `writeExamAnswer`. */
export async function recordExamAnswer(context: Context, projectId: string, input: ExamAnswerInput) {
  return writeExamAnswer(context, await lockProject(context, projectId), input)
}

/**
 * Writes an answer into the project, which the caller has locked: one a respondent each time that the question is put,
 * which a conditional judgement does once more. Sent twice it is taken once. Throws conflict
 * `onboarding.exam_answered`, `onboarding.project_closed`, invalid `onboarding.date_in_future`.
 */
export async function writeExamAnswer(context: Context, project: Project, input: ExamAnswerInput) {
  const earlier = await findExamAnswer(context.transaction, project, input.clientId)
  if (earlier) return examAnswerView(earlier)
  if (project.ended_on !== null) throw conflict('onboarding.project_closed')
  refuseFuture(context, input.answeredOn, 'answeredOn')
  const answers = await selectExamAnswers(context.transaction, project, project.cycle)
  if (hasAnswered(project, answers, input.respondent)) throw conflict('onboarding.exam_answered')

  const isOwnWord = input.how === null
  const row = await insertExamAnswer(context.transaction, {
    ...keyOf(project),
    cycle: project.cycle,
    attempt: project.exam_attempt,
    respondent: input.respondent,
    client_id: input.clientId,
    score: input.score,
    reason: input.reason,
    name: input.name,
    stakeholder_id: context.actor.kind === 'portal' ? context.actor.id : null,
    answered_on: input.answeredOn,
    source: isOwnWord ? 'customer' : 'on_behalf',
    how: input.how,
    recorded_by: isOwnWord ? null : context.actor.name,
    recorded_at: instantOf(context),
  })
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.exam_answered',
    params: {
      projectId: project.project_id,
      respondent: input.respondent,
      score: input.score,
      name: input.name,
      source: row.source,
    },
  })
  const event = { projectId: project.project_id, respondent: input.respondent, score: input.score }
  await recordEvent(context, examAnswered, event, project.account_id)
  return examAnswerView(row)
}
