import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { readers, writers } from '../access.ts'
import { draftRoadmap } from './draft-roadmap.ts'
import { readRoadmap } from './read-roadmap.ts'
import { recordStage } from './record-stage.ts'
import { saveRoadmap } from './save-roadmap.ts'

export const roadmapRoutes: Route[] = [
  route(contract.readRoadmap, { ...readers, handle: (context, { params }) => readRoadmap(context, params.id) }),
  route(contract.saveRoadmap, {
    ...writers('roadmap_saved'),
    handle: (context, { params, body }) => saveRoadmap(context, params.id, body),
  }),
  route(contract.draftRoadmap, {
    ...writers('roadmap_drafted'),
    handle: (context, { params }) => draftRoadmap(context, params.id),
  }),
  route(contract.recordStage, {
    ...writers('stage_recorded'),
    handle: (context, { params, body }) => recordStage(context, params, body),
  }),
]
