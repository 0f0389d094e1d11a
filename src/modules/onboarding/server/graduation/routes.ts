import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { programKeepers, readers, writers } from '../access.ts'
import type { HealthReader } from '../exam/read-health.ts'
import { withdrawValue } from '../outcome/withdraw-value.ts'
import { closeCondition } from './close-condition.ts'
import { readGraduationPolicy, saveGraduationPolicy } from './graduation-policy.ts'
import { previewPolicy } from './preview-policy.ts'
import { readFollowUp } from './read-follow-up.ts'
import { recordEnablement } from './record-enablement.ts'

export const graduationRoutes = (readHealth: HealthReader): Route[] => [
  route(contract.readGraduationPolicy, { ...readers, handle: (context) => readGraduationPolicy(context) }),
  route(contract.saveGraduationPolicy, {
    ...programKeepers('graduation_policy_saved'),
    handle: (context, { body }) => saveGraduationPolicy(context, body),
  }),
  route(contract.previewGraduationPolicy, {
    ...readers,
    handle: (context, { body }) => previewPolicy(context, body, readHealth),
  }),
  route(contract.readFollowUp, { ...readers, handle: (context, { params }) => readFollowUp(context, params.id) }),
  route(contract.closeCondition, {
    ...writers('condition_closed'),
    handle: (context, { params, body }) => closeCondition(context, params, body),
  }),
  route(contract.recordEnablement, {
    ...writers('enablement_recorded'),
    handle: (context, { params, body }) => recordEnablement(context, params.id, body),
  }),
  route(contract.withdrawValue, {
    ...writers('value_withdrawn'),
    handle: (context, { params, body }) => withdrawValue(context, params, body),
  }),
]
