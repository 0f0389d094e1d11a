import { z } from 'zod'
import { readSettings } from '#modules/identity/server/api.ts'
import { answerHomework, homeworkAnswerPurpose, readHomeworkQuestion } from '#modules/onboarding/server/api.ts'
import type { Identify } from '#platform/http/route.ts'
import { type Route, route } from '#platform/http/route.ts'
import { readToken } from '#platform/tokens/tokens.ts'
import * as contract from '../../contract.ts'
import { readShownBrand } from '../brand/brand.ts'
import { recordAccess } from '../visits/record-access.ts'
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
    handle: async (context, { body: { token }, caller: { ip, userAgent } }) => {
      const whose = await requireOpenAnswer(context, token)
      const { vendorName } = await readSettings(context)
      const question = describeQuestion(await readHomeworkQuestion(context, token))
      await recordAccess(context, 'question_opened', { ...whose, ip, userAgent })
      return { ...question, vendorName, brand: await readShownBrand(context) }
    },
  }),
  route(contract.answerHomework, {
    access,
    audit: { action: 'portal.homework_answered', entity: 'task' },
    handle: async (context, { body: { token, ...answer }, caller: { ip, userAgent } }) => {
      const action = answer.answer === 'done' ? 'do_homework' : 'comment'
      const whose = await requireOpenAnswer(context, token, action)
      await answerHomework(context, token, answer)
      await recordAccess(context, 'question_answered', { ...whose, ip, userAgent })
    },
  }),
]
