import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { readers, writers } from '../access.ts'
import { addFile, placeFile } from './add-file.ts'
import { discardFile, restoreFile, shareFile } from './change-file.ts'
import { downloadFile, listFiles } from './read-files.ts'

export const fileRoutes: Route[] = [
  route(contract.listFiles, { ...readers, handle: (context, { params }) => listFiles(context, params.id) }),
  route(contract.addFile, {
    ...writers('file_added'),
    placeFile: (context, { params, query }) => placeFile(context, params.id, query),
    handle: (context, { params, query, file }) => addFile(context, params.id, { ...query, file }),
  }),
  route(contract.downloadFile, { ...readers, handle: (context, { params }) => downloadFile(context, params) }),
  route(contract.shareFile, {
    ...writers('file_shared'),
    handle: (context, { params, body }) => shareFile(context, params, body),
  }),
  route(contract.discardFile, {
    ...writers('file_discarded'),
    handle: (context, { params }) => discardFile(context, params),
  }),
  route(contract.restoreFile, {
    ...writers('file_restored'),
    handle: (context, { params }) => restoreFile(context, params),
  }),
]
