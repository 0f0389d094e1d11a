import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { readers, writers } from '../access.ts'
import { agreeScope } from './agree-scope.ts'
import { decideScope } from './decide-scope.ts'
import { readScope } from './read-scope.ts'
import { previewScopeRequest, proposeScope, requestScope } from './request-scope.ts'
import { writeScopeStatement } from './write-statement.ts'

export const scopeRoutes: Route[] = [
  route(contract.readScope, { ...readers, handle: (context, { params }) => readScope(context, params.id) }),
  route(contract.writeScopeStatement, {
    ...writers('scope_written'),
    handle: (context, { params, body }) => writeScopeStatement(context, params.id, body),
  }),
  route(contract.agreeScope, {
    ...writers('scope_agreed'),
    handle: (context, { params, body }) => agreeScope(context, params.id, body),
  }),
  route(contract.previewScopeRequest, {
    ...readers,
    handle: (context, { params, body }) => previewScopeRequest(context, params.id, body.works),
  }),
  route(contract.requestScope, {
    ...writers('scope_requested'),
    handle: (context, { params, body }) => requestScope(context, params.id, body),
  }),
  route(contract.proposeScope, {
    ...writers('scope_proposed'),
    handle: (context, { params, body }) => proposeScope(context, params, body),
  }),
  route(contract.decideScope, {
    ...writers('scope_decided'),
    handle: (context, { params, body }) => decideScope(context, params, body),
  }),
]
