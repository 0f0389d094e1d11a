import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { readers, writers } from '../access.ts'
import { exportWbs } from './export-wbs.ts'
import { importWbs } from './import-wbs.ts'
import { previewWbsImport } from './preview-import.ts'

export const wbsRoutes: Route[] = [
  route(contract.exportWbs, {
    ...readers,
    handle: (context, { params, query }) => exportWbs(context, params.id, query),
  }),
  route(contract.previewWbsImport, {
    ...readers,
    handle: (context, { params, file }) => previewWbsImport(context, params.id, file.bytes),
  }),
  route(contract.importWbs, {
    ...writers('wbs_imported'),
    handle: (context, { params, body }) => importWbs(context, params.id, body),
  }),
]
