import { type Caller, type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { changeImport } from './change-import.ts'
import { describeImport } from './describe-import.ts'
import { downloadFailedRows } from './files/failed-rows.ts'
import { downloadSampleFile } from './files/sample-file.ts'
import { listImports } from './list-imports.ts'
import { decideRows } from './rows/decide-rows.ts'
import { listImportRows } from './rows/list-import-rows.ts'
import { startWork } from './run-work.ts'
import { uploadImport } from './upload-import.ts'

const importers = { audience: 'staff', permission: 'accounts.import' } as const
const audited = (action: string) => ({ action: `accounts.${action}`, entity: 'import' }) as const

const rightsOf = ({ can }: Caller) => ({ mayMakeFields: can('accounts.manage_custom_fields') })

export const importRoutes: Route[] = [
  route(contract.downloadSampleFile, {
    access: importers,
    audit: 'read',
    handle: (context, { query }) => downloadSampleFile(context, query),
  }),
  route(contract.uploadImport, {
    access: importers,
    audit: audited('import_uploaded'),
    handle: async (context, { file, caller }) =>
      describeImport(context, await uploadImport(context, file, rightsOf(caller))),
  }),
  route(contract.listImports, {
    access: importers,
    audit: 'read',
    handle: (context, { query }) => listImports(context, query),
  }),
  route(contract.readImport, {
    access: importers,
    audit: 'read',
    handle: (context, { params }) => describeImport(context, params.id),
  }),
  route(contract.changeImport, {
    access: importers,
    audit: audited('import_changed'),
    handle: async (context, { params, body, caller }) => {
      await changeImport(context, params.id, body, rightsOf(caller))
      return describeImport(context, params.id)
    },
  }),
  ...(['judge', 'apply', 'undo'] as const).map((work) =>
    route({ judge: contract.judgeImport, apply: contract.applyImport, undo: contract.undoImport }[work], {
      access: importers,
      audit: audited(`import_${{ judge: 'judged', apply: 'applied', undo: 'undone' }[work]}`),
      handle: async (context, { params, caller }) => {
        await startWork(context, params.id, work, rightsOf(caller))
        return describeImport(context, params.id)
      },
    }),
  ),
  route(contract.listImportRows, {
    access: importers,
    audit: 'read',
    handle: (context, { params, query }) => listImportRows(context, params.id, query),
  }),
  route(contract.decideImportRows, {
    access: importers,
    audit: audited('import_duplicates_decided'),
    handle: async (context, { params, body }) => {
      await decideRows(context, params.id, body.decisions)
      return describeImport(context, params.id)
    },
  }),
  route(contract.downloadFailedRows, {
    access: importers,
    audit: 'read',
    handle: (context, { params }) => downloadFailedRows(context, params.id),
  }),
]
