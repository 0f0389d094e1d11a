import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict, invalid, notFound } from '#platform/kernel/errors.ts'
import { builtInPrograms } from '../../content/built-in.ts'
import { type Program, programFlaws } from '../../domain/program.ts'
import { requireProgram } from './find-program.ts'
import { deleteDraft, findDraft, findProgramVersion, insertProgramVersion, saveDraft } from './program-queries.ts'

const isBuiltIn = (key: string) => builtInPrograms.some((program) => program.key === key)

/** Throws conflict `onboarding.program_key_taken`. */
export async function copyProgram(context: Context, input: { fromKey: string; key: string; name: string }) {
  const original = await requireProgram(context, input.fromKey)
  const isTaken = isBuiltIn(input.key) || (await findProgramVersion(context.transaction, input.key)) !== undefined
  const program: Program = { ...original, key: input.key, version: 1, name: { ja: input.name, en: input.name } }
  if (isTaken || !(await writeDraft(context, program, 0))) throw conflict('onboarding.program_key_taken')
  return { program, version: 1 }
}

/** The draft of a program's next version, or what it would begin from. */
export async function readDraft(context: Context, key: string) {
  const draft = await findDraft(context.transaction, key)
  if (draft) return { ...draft, isBegun: true }
  const latest = await requireOwnProgram(context, key)
  return { program: { ...latest, version: latest.version + 1 }, version: 0, isBegun: false }
}

/** A draft may have flaws until it is published. Throws conflict `onboarding.changed_meanwhile`. */
export async function saveProgramDraft(context: Context, key: string, input: { program: Program; version: number }) {
  const current = await readDraft(context, key)
  if (current.version !== input.version) throw conflict('onboarding.changed_meanwhile')
  const program: Program = { ...input.program, key, version: current.program.version }
  if (!(await writeDraft(context, program, input.version))) throw conflict('onboarding.changed_meanwhile')
  return { program, version: input.version + 1 }
}

/**
 * Makes the draft the latest version. Throws not found `onboarding.no_draft`, conflict `onboarding.changed_meanwhile`,
 * invalid `onboarding.program_flawed` with the flaws as fields.
 */
export async function publishProgram(context: Context, key: string, version: number): Promise<Program> {
  const draft = await findDraft(context.transaction, key)
  if (!draft) throw notFound('onboarding.no_draft')
  refuseFlaws(draft.program)
  if (!(await deleteDraft(context.transaction, key, version))) throw conflict('onboarding.changed_meanwhile')
  await insertProgramVersion(context.transaction, {
    workspace_id: context.workspaceId,
    program: draft.program,
    published_at: instantOf(context),
    published_by: context.actor.name,
  })
  return draft.program
}

function refuseFlaws(program: Program): void {
  const flaws = programFlaws(program)
  if (flaws.length > 0) {
    const fields = flaws.map(({ path, code }) => ({ path: ['program', ...path].join('.'), code }))
    throw invalid('onboarding.program_flawed', {}, fields)
  }
}

/** Throws not found `onboarding.no_such_program`, conflict `onboarding.program_built_in`: those are copied first. */
async function requireOwnProgram(context: Context, key: string): Promise<Program> {
  if (isBuiltIn(key)) throw conflict('onboarding.program_built_in')
  return requireProgram(context, key)
}

function writeDraft(context: Context, program: Program, basedOn: number): Promise<boolean> {
  const row = { workspace_id: context.workspaceId, program, updated_at: instantOf(context) }
  return saveDraft(context.transaction, row, basedOn)
}
