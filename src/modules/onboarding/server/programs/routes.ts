import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { programKeepers, readers } from '../access.ts'
import { copyProgram, publishProgram, readDraft, saveProgramDraft } from './edit-draft.ts'
import { requireProgram } from './find-program.ts'
import { listPrograms } from './list-programs.ts'

export const programRoutes: Route[] = [
  route(contract.listPrograms, { ...readers, handle: (context) => listPrograms(context) }),
  route(contract.readProgram, {
    ...readers,
    handle: (context, { params, query }) => requireProgram(context, params.key, query.version),
  }),
  route(contract.copyProgram, {
    ...programKeepers('program_copied'),
    handle: (context, { body }) => copyProgram(context, body),
  }),
  route(contract.readProgramDraft, { ...readers, handle: (context, { params }) => readDraft(context, params.key) }),
  route(contract.saveProgramDraft, {
    ...programKeepers('program_changed'),
    handle: (context, { params, body }) => saveProgramDraft(context, params.key, body),
  }),
  route(contract.publishProgram, {
    ...programKeepers('program_published'),
    handle: (context, { params, body }) => publishProgram(context, params.key, body.version),
  }),
]
