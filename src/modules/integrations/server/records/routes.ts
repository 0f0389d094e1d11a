import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { describeRecordImport, listRecordImports, listRecordRows } from './describe-record-import.ts'
import { downloadFailedRecords } from './failed-rows.ts'
import { applyRecordImport, changeRecordImport, undoRecordImport, uploadRecords } from './import-records.ts'

const importers = { audience: 'staff', permission: 'integrations.import_records' } as const
const readers = { access: importers, audit: 'read' } as const

export const recordRoutes: Route[] = [
  route(contract.listRecordImports, { ...readers, handle: (context) => listRecordImports(context) }),
  route(contract.readRecordImport, {
    ...readers,
    handle: (context, { params }) => describeRecordImport(context, params.id),
  }),
  route(contract.listRecordRows, {
    ...readers,
    handle: (context, { params, query }) => listRecordRows(context, { ...query, id: params.id }),
  }),
  route(contract.downloadFailedRecords, {
    ...readers,
    handle: (context, { params }) => downloadFailedRecords(context, params.id),
  }),
  route(contract.uploadRecords, {
    access: importers,
    audit: { action: 'integrations.records_uploaded', entity: 'record_import' },
    handle: async (context, { query, file }) =>
      describeRecordImport(context, await uploadRecords(context, query.kind, file)),
  }),
  route(contract.changeRecordImport, {
    access: importers,
    audit: { action: 'integrations.records_mapped', entity: 'record_import' },
    handle: async (context, { params, body }) => {
      await changeRecordImport(context, params.id, body)
      return describeRecordImport(context, params.id)
    },
  }),
  route(contract.applyRecordImport, {
    access: importers,
    audit: { action: 'integrations.records_applied', entity: 'record_import' },
    handle: async (context, { params }) => {
      await applyRecordImport(context, params.id)
      return describeRecordImport(context, params.id)
    },
  }),
  route(contract.undoRecordImport, {
    access: importers,
    audit: { action: 'integrations.records_undone', entity: 'record_import' },
    handle: async (context, { params }) => {
      await undoRecordImport(context, params.id)
      return describeRecordImport(context, params.id)
    },
  }),
]
