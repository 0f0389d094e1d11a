import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { requireVisitor } from '../visits/require-visitor.ts'
import { answerTraining, completeTraining, previewTrainings, readTrainings, takeCheck } from './learn.ts'

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
]
