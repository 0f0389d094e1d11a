import type { Context } from '#platform/context/context.ts'
import { decodeIdCursor, encodeCursor } from '#platform/http/cursor.ts'
import { invalid } from '#platform/kernel/errors.ts'
import type { VersionEffect } from '../../../contract.ts'
import { type Program, programFlaws } from '../../../domain/program.ts'
import { readDraft } from '../edit-draft.ts'
import { requireProgram } from '../find-program.ts'
import { type ComputedMove, computeMoves } from './compute-moves.ts'
import { countFollowers, selectFollowers } from './running-queries.ts'

export interface EffectInput {
  version?: number | undefined
  cursor?: string | undefined
  limit: number
}

/**
 * What a version would do to the running projects, page by page. Throws not found `onboarding.no_such_program`, invalid
 * `onboarding.program_flawed`.
 */
export async function readVersionEffect(context: Context, key: string, { version, cursor, limit }: EffectInput) {
  const to = version === undefined ? await soundDraft(context, key) : await requireProgram(context, key, version)
  const after = cursor === undefined ? '00000000-0000-0000-0000-000000000000' : decodeIdCursor(cursor)
  const page = { programKey: key, besides: to.version, after, limit: limit + 1 }
  const rows = await selectFollowers(context.transaction, page)
  const projects = rows.slice(0, limit)
  const last = rows.length > limit ? projects.at(-1) : undefined
  const moves = await computeMoves(context, projects, to)
  return {
    toVersion: to.version,
    total: await countFollowers(context.transaction, key, to.version),
    items: moves.map((move) => effectView(move, to)),
    nextCursor: last ? encodeCursor([last.project_id]) : null,
  }
}

async function soundDraft(context: Context, key: string): Promise<Program> {
  const { program } = await readDraft(context, key)
  if (programFlaws(program).length > 0) throw invalid('onboarding.program_flawed')
  return program
}

function effectView({ project, tasks, move, computed, leftOut }: ComputedMove, to: Program): VersionEffect {
  const namesOf = (keys: readonly string[], of: readonly { key: string; name: { ja: string; en: string } }[]) =>
    of.filter(({ key }) => keys.includes(key)).map(({ name }) => name)
  const { change } = computed
  return {
    projectId: project.project_id,
    account: { id: project.account_id, name: project.account_name },
    programVersion: project.program_version,
    version: project.version,
    added: change.added,
    dropped: tasks.filter(({ key }) => move.dropped.includes(key)).map(({ texts }) => texts.name),
    moved: change.changes,
    reworded: move.reworded.map(({ task, side, visibility }) => ({
      name: task.name,
      side: side ?? null,
      visibility: visibility ?? null,
    })),
    undecided: namesOf(
      leftOut.filter(({ verdict }) => verdict === 'unknown').map(({ key }) => key),
      to.tasks,
    ),
    valueDate: change.valueDate,
    agreed: change.agreed,
  }
}
