import { answerExamFromPortal, respondentOf } from '#modules/onboarding/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { forbidden } from '#platform/kernel/errors.ts'
import type { Visitor } from '../visits/require-visitor.ts'

/** The visitor's answer to the exam question. Throws forbidden `portal.not_asked` for whoever it does not go to. */
export async function answerExam(
  context: Context,
  visitor: Visitor,
  input: { clientId: string; score: number; reason: string },
): Promise<void> {
  const respondent = respondentOf(visitor.roles)
  if (respondent === null) throw forbidden('portal.not_asked')
  await answerExamFromPortal(context, { accountId: visitor.accountId, respondent, name: visitor.name, ...input })
  await visitor.note('exam_answered')
}
