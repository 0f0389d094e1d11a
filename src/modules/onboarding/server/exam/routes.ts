import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { writers } from '../access.ts'
import { recordExamAnswer } from './answer-exam.ts'
import { judgeProject } from './judge-project.ts'
import type { HealthReader } from './read-health.ts'

export const examRoutes = (readHealth: HealthReader): Route[] => [
  route(contract.recordExamAnswer, {
    ...writers('exam_answer_recorded'),
    handle: (context, { params, body }) => recordExamAnswer(context, params.id, body),
  }),
  route(contract.judgeProject, {
    ...writers('project_judged'),
    handle: (context, { params, body }) => judgeProject(context, params.id, body, readHealth),
  }),
]
