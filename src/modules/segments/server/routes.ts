import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../contract.ts'
import type { Sources } from './conditions/compile-condition.ts'
import { listAttributeValues, listSegmentAttributes } from './conditions/list-attributes.ts'
import { previewSegment, previewTests } from './conditions/preview-segment.ts'
import { changeMembers } from './members/change-members.ts'
import { explainMembership } from './members/explain-membership.ts'
import { listAccountSegments, listMembers, readSegmentHistory } from './members/list-members.ts'
import { refreshSegment } from './members/refresh-segments.ts'
import { changeSegment } from './segments/change-segment.ts'
import { createSegment } from './segments/create-segment.ts'
import { listSegments } from './segments/list-segments.ts'
import { requireSegment } from './segments/require-segment.ts'

const readers = { access: { audience: 'staff', permission: 'segments.read' }, audit: 'read' } as const
const writers = { audience: 'staff', permission: 'segments.write' } as const

export const segmentsRoutes = (sources: Sources): Route[] => [
  route(contract.listSegmentAttributes, { ...readers, handle: (context) => listSegmentAttributes(context, sources) }),
  route(contract.listAttributeValues, {
    ...readers,
    handle: (context, { params }) => listAttributeValues(context, sources, params.key),
  }),
  route(contract.previewSegment, {
    ...readers,
    handle: (context, { body }) => previewSegment(context, sources, body.condition),
  }),
  route(contract.previewSegmentTests, {
    ...readers,
    handle: (context, { body }) => previewTests(context, sources, body.condition),
  }),
  route(contract.listSegments, { ...readers, handle: (context, { query }) => listSegments(context, query.archived) }),
  route(contract.createSegment, {
    access: writers,
    audit: { action: 'segments.segment_created', entity: 'segment' },
    handle: (context, { body }) => createSegment(context, sources, body),
  }),
  route(contract.readSegment, { ...readers, handle: (context, { params }) => requireSegment(context, params.id) }),
  route(contract.changeSegment, {
    access: writers,
    audit: { action: 'segments.segment_changed', entity: 'segment' },
    handle: (context, { params, body }) => changeSegment(context, sources, params.id, body),
  }),
  route(contract.refreshSegment, {
    access: writers,
    audit: { action: 'segments.segment_refreshed', entity: 'segment' },
    handle: (context, { params }) => refreshSegment(context, sources, params.id),
  }),
  route(contract.readSegmentHistory, {
    ...readers,
    handle: (context, { params, query }) => readSegmentHistory(context, params.id, query.days),
  }),
  route(contract.listSegmentMembers, {
    ...readers,
    handle: (context, { params, query }) => listMembers(context, params.id, query),
  }),
  route(contract.changeSegmentMembers, {
    access: writers,
    audit: { action: 'segments.members_changed', entity: 'segment' },
    handle: (context, { params, body }) => changeMembers(context, params.id, body),
  }),
  route(contract.explainMembership, {
    ...readers,
    handle: (context, { params }) =>
      explainMembership(context, sources, { segmentId: params.id, accountId: params.accountId }),
  }),
  route(contract.listAccountSegments, {
    ...readers,
    handle: (context, { params }) => listAccountSegments(context, params.id),
  }),
]
