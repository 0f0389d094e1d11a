import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../contract.ts'
import { readAccountUsage } from './account/read-account-usage.ts'
import {
  changeFeature,
  createFeature,
  deleteFeature,
  listFeatures,
  listSuggestedEvents,
  searchEventNames,
} from './features/change-feature.ts'
import { assignGroup, listGroups } from './identity/assign-group.ts'
import { listMerges, mergePersons, undoMerge } from './identity/keep-merges.ts'
import { listLiveEvents, readLiveEvent } from './live/list-live-events.ts'
import { listRejections } from './live/list-rejections.ts'
import { archiveMeasure, changeMeasure, createMeasure, listMeasures } from './measures/change-measure.ts'
import { previewMeasure } from './measures/preview-measure.ts'
import {
  createSource,
  listSources,
  readSource,
  renameSource,
  renewWriteKey,
  revokeSource,
} from './sources/change-source.ts'

const readers = { access: { audience: 'staff', permission: 'usage.read' }, audit: 'read' } as const
const keepers = { audience: 'staff', permission: 'usage.manage' } as const

export const usageRoutes: Route[] = [
  route(contract.listSources, { ...readers, handle: (context) => listSources(context) }),
  route(contract.readSource, { ...readers, handle: (context, { params }) => readSource(context, params.id) }),
  route(contract.listLiveEvents, { ...readers, handle: (context, { params }) => listLiveEvents(context, params.id) }),
  route(contract.readLiveEvent, { ...readers, handle: (context, { params }) => readLiveEvent(context, params) }),
  route(contract.listRejections, {
    ...readers,
    handle: (context, { params, query }) => listRejections(context, params.id, query),
  }),
  route(contract.readAccountUsage, {
    ...readers,
    handle: (context, { params }) => readAccountUsage(context, params.id),
  }),
  route(contract.createSource, {
    access: keepers,
    audit: { action: 'usage.source_created', entity: 'usage_source' },
    handle: (context, { body }) => createSource(context, body),
  }),
  route(contract.renameSource, {
    access: keepers,
    audit: { action: 'usage.source_renamed', entity: 'usage_source' },
    handle: (context, { params, body }) => renameSource(context, params.id, body),
  }),
  route(contract.renewWriteKey, {
    access: keepers,
    audit: { action: 'usage.write_key_renewed', entity: 'usage_source' },
    handle: (context, { params }) => renewWriteKey(context, params.id),
  }),
  route(contract.revokeSource, {
    access: keepers,
    audit: { action: 'usage.source_revoked', entity: 'usage_source' },
    handle: (context, { params }) => revokeSource(context, params.id),
  }),
  route(contract.listFeatures, { ...readers, handle: (context) => listFeatures(context) }),
  route(contract.searchEventNames, { ...readers, handle: (context, { query }) => searchEventNames(context, query.q) }),
  route(contract.listSuggestedEvents, { ...readers, handle: (context) => listSuggestedEvents(context) }),
  route(contract.createFeature, {
    access: keepers,
    audit: { action: 'usage.feature_added', entity: 'usage_feature' },
    handle: (context, { body }) => createFeature(context, body),
  }),
  route(contract.changeFeature, {
    access: keepers,
    audit: { action: 'usage.feature_changed', entity: 'usage_feature' },
    handle: (context, { params, body }) => changeFeature(context, params.featureNo, body),
  }),
  route(contract.deleteFeature, {
    access: keepers,
    audit: { action: 'usage.feature_removed', entity: 'usage_feature' },
    handle: (context, { params }) => deleteFeature(context, params.featureNo),
  }),
  route(contract.listMeasures, { ...readers, handle: (context) => listMeasures(context) }),
  route(contract.createMeasure, {
    access: keepers,
    audit: { action: 'usage.measure_created', entity: 'usage_measure' },
    handle: (context, { body }) => createMeasure(context, body),
  }),
  route(contract.changeMeasure, {
    access: keepers,
    audit: { action: 'usage.measure_changed', entity: 'usage_measure' },
    handle: (context, { params, body }) => changeMeasure(context, params.id, body),
  }),
  route(contract.archiveMeasure, {
    access: keepers,
    audit: { action: 'usage.measure_archived', entity: 'usage_measure' },
    handle: (context, { params }) => archiveMeasure(context, params.id),
  }),
  route(contract.previewMeasure, {
    access: keepers,
    audit: 'read',
    handle: (context, { body }) => previewMeasure(context, body.definition),
  }),
  route(contract.listGroups, { ...readers, handle: (context, { query }) => listGroups(context, query) }),
  route(contract.assignGroup, {
    access: keepers,
    audit: { action: 'usage.group_assigned', entity: 'usage_group' },
    handle: (context, { params, body }) => assignGroup(context, params.key, body.accountId),
  }),
  route(contract.listMerges, { ...readers, handle: (context) => listMerges(context) }),
  route(contract.mergePersons, {
    access: keepers,
    audit: { action: 'usage.people_merged', entity: 'usage_person' },
    handle: (context, { body }) => mergePersons(context, body),
  }),
  route(contract.undoMerge, {
    access: keepers,
    audit: { action: 'usage.merge_undone', entity: 'usage_person' },
    handle: (context, { params }) => undoMerge(context, params.id),
  }),
]
