import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { type Program, programDraftSchema, programSchema } from '../../domain/program.ts'
import { tables } from '../tables.ts'

export async function selectProgramVersions(db: Db) {
  const rows = await tables(db)
    .selectFrom('onboarding.program_versions')
    .selectAll()
    .orderBy('program_key')
    .orderBy('program_version', 'desc')
    .execute()
  return rows.map((row) => ({ program: programSchema.parse(row.definition), publishedAt: row.published_at }))
}

/** The version asked for, or the latest. */
export async function findProgramVersion(db: Db, key: string, version?: number): Promise<Program | undefined> {
  let query = tables(db)
    .selectFrom('onboarding.program_versions')
    .select('definition')
    .where('program_key', '=', key)
    .orderBy('program_version', 'desc')
    .limit(1)
  if (version !== undefined) query = query.where('program_version', '=', version)
  const row = await query.executeTakeFirst()
  return row && programSchema.parse(row.definition)
}

/** These versions of one program; those that the workspace does not have are absent. */
export async function selectProgramVersionsOf(db: Db, key: string, versions: readonly number[]): Promise<Program[]> {
  if (versions.length === 0) return []
  const rows = await tables(db)
    .selectFrom('onboarding.program_versions')
    .select('definition')
    .where('program_key', '=', key)
    .where('program_version', 'in', versions)
    .execute()
  return rows.map((row) => programSchema.parse(row.definition))
}

export async function insertProgramVersion(
  transaction: Transaction,
  row: { workspace_id: string; program: Program; published_at: string; published_by: string },
): Promise<void> {
  const { program, ...rest } = row
  await tables(transaction)
    .insertInto('onboarding.program_versions')
    .values({
      ...rest,
      program_key: program.key,
      program_version: program.version,
      definition: JSON.stringify(program),
    })
    .execute()
}

export interface ProgramDraft {
  program: Program
  version: number
}

export async function selectDrafts(db: Db): Promise<ProgramDraft[]> {
  const rows = await tables(db).selectFrom('onboarding.program_drafts').selectAll().orderBy('program_key').execute()
  return rows.map((row) => ({ program: programDraftSchema.parse(row.definition), version: row.version }))
}

export async function findDraft(db: Db, key: string): Promise<ProgramDraft | undefined> {
  const row = await tables(db)
    .selectFrom('onboarding.program_drafts')
    .selectAll()
    .where('program_key', '=', key)
    .executeTakeFirst()
  return row && { program: programDraftSchema.parse(row.definition), version: row.version }
}

/** False when another draft, or a later version of it, stands there already. */
export async function saveDraft(
  transaction: Transaction,
  row: { workspace_id: string; program: Program; updated_at: string },
  basedOn: number,
): Promise<boolean> {
  const definition = JSON.stringify(row.program)
  const { numInsertedOrUpdatedRows } = await tables(transaction)
    .insertInto('onboarding.program_drafts')
    .values({ workspace_id: row.workspace_id, program_key: row.program.key, definition, updated_at: row.updated_at })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'program_key'])
        .doUpdateSet({ definition, updated_at: row.updated_at, version: sql`onboarding.program_drafts.version + 1` })
        .where('onboarding.program_drafts.version', '=', basedOn),
    )
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export async function deleteDraft(transaction: Transaction, key: string, version: number): Promise<boolean> {
  const { numDeletedRows } = await tables(transaction)
    .deleteFrom('onboarding.program_drafts')
    .where('program_key', '=', key)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}

/** How many projects were made from each program. */
export async function countProjectsByProgram(db: Db): Promise<Map<string, number>> {
  const rows = await tables(db)
    .selectFrom('onboarding.projects')
    .select(['program_key', ({ fn }) => fn.countAll<number>().as('projects')])
    .groupBy('program_key')
    .execute()
  return new Map(rows.map((row) => [row.program_key, row.projects]))
}
