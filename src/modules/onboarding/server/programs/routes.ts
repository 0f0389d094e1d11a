import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { programKeepers, readers } from '../access.ts'
import { copyProgram, publishProgram, readDraft, saveProgramDraft } from './edit-draft.ts'
import { requireProgram } from './find-program.ts'
import { listPrograms } from './list-programs.ts'
import { previewDraft } from './preview-draft.ts'
import { readProgramSuggestion } from './read-suggestion.ts'
import { exportProgram } from './sheets/export-program.ts'
import { readProgramSheet } from './sheets/read-program-sheet.ts'
import { listProgramMoves } from './versions/list-moves.ts'
import { moveProjects } from './versions/move-projects.ts'
import { readVersionEffect } from './versions/read-version-effect.ts'
import { undoMove } from './versions/undo-move.ts'

export const programRoutes: Route[] = [
  route(contract.listPrograms, { ...readers, handle: (context) => listPrograms(context) }),
  route(contract.readProgramSuggestion, {
    ...readers,
    handle: (context, { params }) => readProgramSuggestion(context, params.id),
  }),
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
  route(contract.exportProgram, {
    ...readers,
    handle: (context, { params, query }) => exportProgram(context, params.key, query.locale),
  }),
  route(contract.readProgramSheet, {
    access: programKeepers('').access,
    audit: 'read',
    handle: (context, { params, file }) => readProgramSheet(context, params.key, file.bytes),
  }),
  route(contract.previewDraft, {
    ...readers,
    handle: (context, { params, body }) => previewDraft(context, params.key, body),
  }),
  route(contract.readVersionEffect, {
    ...readers,
    handle: (context, { params, query }) => readVersionEffect(context, params.key, query),
  }),
  route(contract.moveProjects, {
    ...programKeepers('projects_moved'),
    handle: (context, { params, body }) => moveProjects(context, params.key, body),
  }),
  route(contract.listProgramMoves, {
    ...readers,
    handle: (context, { params }) => listProgramMoves(context, params.key),
  }),
  route(contract.undoProgramMove, {
    ...programKeepers('projects_move_undone'),
    handle: (context, { params }) => undoMove(context, params.key, params.moveId),
  }),
]
