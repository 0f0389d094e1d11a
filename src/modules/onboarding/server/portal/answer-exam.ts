import type { Context } from '#platform/context/context.ts'
import { conflict } from '#platform/kernel/errors.ts'
import { type ExamAnswerInput, writeExamAnswer } from '../exam/answer-exam.ts'
import { findExamAnswer } from '../exam/exam-queries.ts'
import { examDaysOf, examState } from '../exam/exam-view.ts'
import { readGraduationPolicy } from '../graduation/graduation-policy.ts'
import { readProjectCalendars } from '../plan/read-calendars.ts'
import { lockProjectOf } from '../projects/require-project.ts'
import { todayOf } from '../today.ts'

/**
 * The champion's or sponsor's answer, 0–10, given once each time that it is asked by the portal's visitor (the context's actor). The
 * same client id gives the same answer. Throws conflict `onboarding.exam_answered`, `onboarding.exam_not_open`,
 * `onboarding.project_closed`.
 */
export async function answerExamFromPortal(
  context: Context,
  { accountId, ...input }: Omit<ExamAnswerInput, 'how' | 'answeredOn'> & { accountId: string },
): Promise<void> {
  const project = await lockProjectOf(context, accountId)
  const today = todayOf(context)
  const calendars = await readProjectCalendars(context, project)
  const { timing } = await readGraduationPolicy(context)
  const isAnswered = (await findExamAnswer(context.transaction, project, input.clientId)) !== undefined
  if (!isAnswered && examState(examDaysOf(project, calendars.customer, timing), today) !== 'open')
    throw conflict('onboarding.exam_not_open')
  await writeExamAnswer(context, project, { ...input, answeredOn: today, how: null })
}
