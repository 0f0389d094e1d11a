import { z } from 'zod'
import { skillCheckPurpose } from '#modules/onboarding/server/api.ts'
import { type Identify, type Route, route } from '#platform/http/route.ts'
import { readToken } from '#platform/tokens/tokens.ts'
import * as contract from '../../contract.ts'
import { requireVisitor } from '../visits/require-visitor.ts'
import {
  answerTraining,
  completeTraining,
  makeLinkForColleagues,
  previewTrainings,
  readTrainings,
  takeCheck,
} from './learn.ts'
import { openNamedCheck, takeCheckByName } from './named-check.ts'

const bearer = z.looseObject({ token: z.string() })

/** The link to a check proves its workspace and its training, and nobody's identity. */
const byCheckLink: Identify = async (db, request, now) => {
  const subject = await readToken(db, skillCheckPurpose, bearer.parse(request.body).token, now)
  return { workspaceId: subject.workspaceId, actor: { kind: 'portal', id: subject.subjectId, name: '' } }
}

const throughLink = { audience: 'public', identify: byCheckLink } as const
const visitor = { audience: 'portal', permission: 'portal.use' } as const

export const trainingRoutes: readonly Route[] = [
  route(contract.readPortalTrainings, {
    access: visitor,
    audit: 'read',
    handle: async (context, { caller }) => readTrainings(context, await requireVisitor(context, caller)),
  }),
  route(contract.previewPortalTrainings, {
    access: { audience: 'staff', permission: 'portal.read_links' },
    audit: 'read',
    handle: (context, { params, query }) => previewTrainings(context, params.id, query.stakeholderId),
  }),
  route(contract.takeSkillCheck, {
    access: visitor,
    audit: { action: 'portal.skill_check_taken', entity: 'training' },
    handle: async (context, { params, body, caller }) =>
      takeCheck(context, await requireVisitor(context, caller, 'learn'), { ...body, ...params }),
  }),
  route(contract.answerTraining, {
    access: visitor,
    audit: { action: 'portal.training_answered', entity: 'training' },
    handle: async (context, { params, body, caller }) =>
      answerTraining(context, await requireVisitor(context, caller, 'learn'), { ...body, ...params }),
  }),
  route(contract.completeTraining, {
    access: visitor,
    audit: { action: 'portal.training_completed', entity: 'training' },
    handle: async (context, { params, caller }) =>
      completeTraining(context, await requireVisitor(context, caller, 'learn'), params.id),
  }),
  route(contract.makeColleagueCheckLink, {
    access: visitor,
    audit: { action: 'portal.check_link_made', entity: 'training' },
    handle: async (context, { params, caller }) =>
      makeLinkForColleagues(context, await requireVisitor(context, caller, 'learn'), params.id),
  }),
  route(contract.openSkillCheck, {
    access: throughLink,
    audit: 'read',
    handle: (context, { body, caller }) => openNamedCheck(context, body.token, caller),
  }),
  route(contract.takeNamedSkillCheck, {
    access: throughLink,
    audit: { action: 'portal.skill_check_taken', entity: 'training' },
    handle: (context, { body: { token, ...attempt }, caller }) =>
      takeCheckByName(context, { token, ...attempt }, caller),
  }),
]
