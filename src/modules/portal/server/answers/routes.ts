import { z } from 'zod'
import { answerHomework, homeworkAnswerPurpose, readHomeworkQuestion } from '#modules/onboarding/server/api.ts'
import type { Identify } from '#platform/http/route.ts'
import { type Route, route } from '#platform/http/route.ts'
import { readToken } from '#platform/tokens/tokens.ts'
import * as contract from '../../contract.ts'
import { describeQuestion } from './describe-question.ts'
import { requireOpenAnswer } from './require-open-answer.ts'

const bearer = z.looseObject({ token: z.string() })

/** The link of a reminder proves its workspace and its person, for this one question. */
const byAnswerLink: Identify = async (db, request, now) => {
  const subject = await readToken(db, homeworkAnswerPurpose, bearer.parse(request.body).token, now)
  return { workspaceId: subject.workspaceId, actor: { kind: 'portal', id: subject.subjectId, name: '' } }
}

const access = { audience: 'public', identify: byAnswerLink } as const

export const answerRoutes: readonly Route[] = [
  route(contract.openHomeworkQuestion, {
    access,
    audit: 'read',
    handle: async (context, { body: { token } }) => {
      await requireOpenAnswer(context, token)
      return describeQuestion(await readHomeworkQuestion(context, token))
    },
  }),
  route(contract.answerHomework, {
    access,
    audit: { action: 'portal.homework_answered', entity: 'task' },
    handle: async (context, { body: { token, ...answer } }) => {
      await requireOpenAnswer(context, token)
      return answerHomework(context, token, answer)
    },
  }),
]
