import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { addNote } from './add-note.ts'
import { listTimeline } from './list-timeline.ts'

export const timelineRoutes: Route[] = [
  route(contract.listTimeline, {
    access: { audience: 'staff', permission: 'accounts.read' },
    audit: 'read',
    handle: (context, { params, query }) => listTimeline(context, params.id, query),
  }),
  route(contract.addNote, {
    access: { audience: 'staff', permission: 'accounts.write_notes' },
    audit: { action: 'accounts.note_added', entity: 'account' },
    handle: (context, { params, body }) => addNote(context, params.id, body),
  }),
]
