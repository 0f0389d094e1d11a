import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { readers, writers } from '../access.ts'
import { downloadPaper } from './download-paper.ts'
import { readPaper, readPaperVersion } from './read-paper.ts'
import { agreeToPaper, savePaper, sharePaper } from './save-paper.ts'

export const paperRoutes: Route[] = [
  route(contract.readPaper, {
    ...readers,
    handle: (context, { params }) => readPaper(context, params.id, params.kind),
  }),
  route(contract.savePaper, {
    ...writers('paper_saved'),
    handle: (context, { params, body }) => savePaper(context, params, body),
  }),
  route(contract.readPaperVersion, {
    ...readers,
    handle: (context, { params }) => readPaperVersion(context, params.id, params),
  }),
  route(contract.sharePaper, {
    ...writers('paper_shared'),
    handle: (context, { params, body }) => sharePaper(context, params, body),
  }),
  route(contract.agreeToPaper, {
    ...writers('paper_agreed'),
    handle: (context, { params, body }) => agreeToPaper(context, params, body),
  }),
  route(contract.downloadPaper, {
    ...readers,
    handle: (context, { params, query }) => downloadPaper(context, params, query),
  }),
]
