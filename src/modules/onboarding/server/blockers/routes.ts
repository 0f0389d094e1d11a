import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { readers, writers } from '../access.ts'
import { changeBlocker } from './change-blocker.ts'
import { escalateBlocker } from './escalate-blocker.ts'
import { addBlockerDocument, removeBlockerDocument, shareBlockerDocument } from './keep-documents.ts'
import { moveBlocker } from './move-blocker.ts'
import { raiseBlocker } from './raise-blocker.ts'
import { listBlockers } from './read-blockers.ts'

export const blockerRoutes: Route[] = [
  route(contract.listBlockers, { ...readers, handle: (context, { params }) => listBlockers(context, params.id) }),
  route(contract.raiseBlocker, {
    ...writers('blocker_raised'),
    handle: (context, { params, body }) => raiseBlocker(context, params.id, body),
  }),
  route(contract.changeBlocker, {
    ...writers('blocker_changed'),
    handle: (context, { params, body }) => changeBlocker(context, params, body),
  }),
  route(contract.moveBlocker, {
    ...writers('blocker_moved'),
    handle: (context, { params, body }) => moveBlocker(context, params, body),
  }),
  route(contract.escalateBlocker, {
    ...writers('blocker_escalated'),
    handle: (context, { params, body }) => escalateBlocker(context, params, body),
  }),
  route(contract.addBlockerDocument, {
    ...writers('document_added'),
    handle: (context, { params, body }) => addBlockerDocument(context, params, body),
  }),
  route(contract.shareBlockerDocument, {
    ...writers('document_shared'),
    handle: (context, { params, body }) => shareBlockerDocument(context, params, body.isShared),
  }),
  route(contract.removeBlockerDocument, {
    ...writers('document_removed'),
    handle: (context, { params }) => removeBlockerDocument(context, params),
  }),
]
