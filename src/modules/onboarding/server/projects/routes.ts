import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { readers, writers } from '../access.ts'
import type { HealthReader } from '../exam/read-health.ts'
import { changeProject } from './change-project.ts'
import { listProjects, listProjectTimeline } from './list-projects.ts'
import { previewProject } from './preview-project.ts'
import { readProject } from './read-project.ts'
import { startProject } from './start-project.ts'

export const projectRoutes = (readHealth: HealthReader): Route[] => [
  route(contract.listProjects, { ...readers, handle: (context, { query }) => listProjects(context, query) }),
  route(contract.listProjectTimeline, {
    ...readers,
    handle: (context, { query }) => listProjectTimeline(context, query),
  }),
  route(contract.previewProject, { ...readers, handle: (context, { body }) => previewProject(context, body) }),
  route(contract.startProject, {
    ...writers('project_started'),
    handle: (context, { body }) => startProject(context, body),
  }),
  route(contract.readProject, {
    ...readers,
    handle: (context, { params }) => readProject(context, params.id, readHealth),
  }),
  route(contract.changeProject, {
    ...writers('project_changed'),
    handle: (context, { params, body }) => changeProject(context, params.id, body),
  }),
]
