import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { listUploadRows, listUploads, readUpload } from './describe-upload.ts'
import { applyUpload, changeUpload, uploadEvents } from './upload-events.ts'

const readers = { access: { audience: 'staff', permission: 'usage.read' }, audit: 'read' } as const
const keepers = { audience: 'staff', permission: 'usage.manage' } as const

export const uploadRoutes = (retentionDays: number): Route[] => [
  route(contract.listUploads, { ...readers, handle: (context, { query }) => listUploads(context, query.sourceId) }),
  route(contract.readUpload, { ...readers, handle: (context, { params }) => readUpload(context, params.id) }),
  route(contract.listUploadRows, {
    ...readers,
    handle: (context, { params, query }) => listUploadRows(context, { ...query, id: params.id }),
  }),
  route(contract.uploadEvents, {
    access: keepers,
    audit: { action: 'usage.events_uploaded', entity: 'usage_upload' },
    handle: async (context, { query, file }) =>
      readUpload(context, await uploadEvents(context, { sourceId: query.sourceId, file, retentionDays })),
  }),
  route(contract.changeUpload, {
    access: keepers,
    audit: { action: 'usage.upload_mapped', entity: 'usage_upload' },
    handle: async (context, { params, body }) => {
      await changeUpload(context, params.id, { change: body, retentionDays })
      return readUpload(context, params.id)
    },
  }),
  route(contract.applyUpload, {
    access: keepers,
    audit: { action: 'usage.upload_applied', entity: 'usage_upload' },
    handle: async (context, { params }) => {
      await applyUpload(context, params.id)
      return readUpload(context, params.id)
    },
  }),
]
