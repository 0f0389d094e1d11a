import { readHearingForPortal } from '#modules/accounts/server/api.ts'
import { downloadMeetingForPortal } from '#modules/onboarding/server/api.ts'
import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { agreeToCriteria } from '../actions/agree-to-criteria.ts'
import { agreeToPlan } from '../actions/agree-to-plan.ts'
import { answerExam } from '../actions/answer-exam.ts'
import { answerHearing, sendHearing } from '../actions/answer-hearing.ts'
import { comment } from '../actions/comment.ts'
import { confirmValue } from '../actions/confirm-value.ts'
import { addFile, placeFile, readFile } from '../actions/files.ts'
import { setTaskDone, setTaskPiece } from '../actions/set-task-done.ts'
import { readHome } from '../home/read-home.ts'
import { enter } from './enter.ts'
import { leave } from './leave.ts'
import { byLink, openLink } from './open-link.ts'
import { requireVisitor } from './require-visitor.ts'
import { keepVisitor } from './visitor-cookie.ts'

const link = { audience: 'public', identify: byLink } as const
const visitor = { audience: 'portal', permission: 'portal.use' } as const

export const visitorRoutes: readonly Route[] = [
  route(contract.openLink, {
    access: link,
    audit: 'read',
    handle: (context, { body, caller }) => openLink(context, body.token, caller),
  }),
  route(contract.enter, {
    access: link,
    audit: { action: 'portal.entered', entity: 'portal_link' },
    handle: (context, { body, caller }) => enter(context, body.token, caller),
  }),
  route(contract.leave, {
    access: visitor,
    audit: { action: 'portal.left', entity: 'portal_link' },
    handle: (context, { caller }) => leave(context, caller),
  }),
  route(contract.readPortalHome, {
    access: visitor,
    audit: 'read',
    handle: async (context, { caller }) => {
      const who = await requireVisitor(context, caller)
      keepVisitor(caller)
      return readHome(context, who)
    },
  }),
  route(contract.downloadPortalMeeting, {
    access: visitor,
    audit: 'read',
    handle: async (context, { params, caller }) => {
      const { accountId } = await requireVisitor(context, caller)
      return downloadMeetingForPortal(context, { accountId, meetingId: params.id })
    },
  }),
  route(contract.setTaskDone, {
    access: visitor,
    audit: { action: 'portal.task_set', entity: 'task' },
    handle: async (context, { params, body, caller }) =>
      setTaskDone(context, await requireVisitor(context, caller, 'do_homework'), { taskId: params.id, ...body }),
  }),
  route(contract.setTaskPiece, {
    access: visitor,
    audit: { action: 'portal.piece_set', entity: 'task' },
    handle: async (context, { params, body, caller }) =>
      setTaskPiece(context, await requireVisitor(context, caller, 'do_homework'), { taskId: params.id, ...body }),
  }),
  route(contract.commentOnPortalTask, {
    access: visitor,
    audit: { action: 'portal.commented', entity: 'task' },
    handle: async (context, { params, body, caller }) =>
      comment(context, await requireVisitor(context, caller, 'comment'), { taskId: params.id, ...body }),
  }),
  route(contract.addPortalFile, {
    access: visitor,
    audit: { action: 'portal.file_added', entity: 'task' },
    placeFile: async (context, { params, caller }) =>
      placeFile(context, await requireVisitor(context, caller, 'upload'), params.id),
    handle: async (context, { params, query, file, caller }) =>
      addFile(context, await requireVisitor(context, caller, 'upload'), {
        taskId: params.id,
        clientId: query.clientId,
        file,
      }),
  }),
  route(contract.downloadPortalFile, {
    access: visitor,
    audit: 'read',
    handle: async (context, { params, caller }) => readFile(context, await requireVisitor(context, caller), params.id),
  }),
  route(contract.agreeToCriteria, {
    access: visitor,
    audit: { action: 'portal.criteria_agreed', entity: 'account' },
    handle: async (context, { caller }) =>
      agreeToCriteria(context, await requireVisitor(context, caller, 'agree_criteria')),
  }),
  route(contract.agreeToPlan, {
    access: visitor,
    audit: { action: 'portal.plan_agreed', entity: 'account' },
    handle: async (context, { body, caller }) =>
      agreeToPlan(context, await requireVisitor(context, caller, 'agree_plan'), body),
  }),
  route(contract.confirmValue, {
    access: visitor,
    audit: { action: 'portal.value_confirmed', entity: 'value_confirmation' },
    handle: async (context, { body, caller }) =>
      confirmValue(context, await requireVisitor(context, caller, 'confirm_value'), body),
  }),
  route(contract.answerExam, {
    access: visitor,
    audit: { action: 'portal.exam_answered', entity: 'account' },
    handle: async (context, { body, caller }) =>
      answerExam(context, await requireVisitor(context, caller, 'answer_exam'), body),
  }),
  route(contract.readPortalHearing, {
    access: visitor,
    audit: 'read',
    handle: async (context, { caller }) =>
      readHearingForPortal(context, (await requireVisitor(context, caller)).accountId),
  }),
  route(contract.answerPortalHearing, {
    access: visitor,
    audit: { action: 'portal.hearing_answered', entity: 'account' },
    handle: async (context, { body, caller }) =>
      answerHearing(context, await requireVisitor(context, caller, 'answer_hearing'), body),
  }),
  route(contract.sendPortalHearing, {
    access: visitor,
    audit: { action: 'portal.hearing_sent', entity: 'account' },
    handle: async (context, { caller }) =>
      sendHearing(context, await requireVisitor(context, caller, 'answer_hearing')),
  }),
]
