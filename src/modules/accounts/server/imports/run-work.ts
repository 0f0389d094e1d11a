import type { Context } from '#platform/context/context.ts'
import { enqueueJob } from '#platform/jobs/enqueue-job.ts'
import { conflict, ProductError } from '#platform/kernel/errors.ts'
import { backToSavepoint, type ImportRecord, setSavepoint, updateImport } from './import-queries.ts'
import { judgeImport, requireJudgeable } from './judging/judge-import.ts'
import { requireAllowedFields } from './require-allowed-fields.ts'
import { requireImport } from './require-import.ts'
import type { ImporterRights } from './upload-import.ts'
import { applyImport, requireApplicable } from './writing/apply-import.ts'
import { requireUndoable, undoImport } from './writing/undo-import.ts'

export type Work = 'judge' | 'apply' | 'undo'

/** From this many rows on, work is done in the background. */
const longFile = 20_000

const works = {
  judge: { check: requireJudgeable, run: judgeImport },
  apply: { check: requireApplicable, run: applyImport },
  undo: { check: requireUndoable, run: undoImport },
} as const

export const importJobName = 'accounts.run_import'

/**
 * Does the work now, or hands it to a job when the file is long. @throws as the work itself, and conflict
 * `accounts.import.working` while a job is at it; forbidden `accounts.import.new_fields_not_allowed`
 */
export async function startWork(context: Context, importId: string, work: Work, rights: ImporterRights): Promise<void> {
  const checked: ImportRecord | 'done' = await works[work].check(context, importId)
  if (checked === 'done') return
  if (work === 'apply') await requireAllowedFields(context, checked.columns, rights)
  if (checked.pending !== null) throw conflict('accounts.import.working')
  if (checked.summary.rowCount < longFile) return works[work].run(context, importId)
  await updateImport(context.transaction, importId, { pending: work, failure: null })
  await enqueueJob(context, importJobName, { importId, work, actor: context.actor, locale: context.locale })
}

/** Does the work a job was made for. What the work refuses is kept on the import, where the person who waits reads it. */
export async function finishWork(context: Context, importId: string, work: Work): Promise<void> {
  const { pending } = await requireImport(context, importId)
  if (pending !== work) return
  await setSavepoint(context.transaction)
  try {
    await works[work].run(context, importId)
  } catch (error) {
    if (!(error instanceof ProductError)) throw error
    await backToSavepoint(context.transaction)
    await updateImport(context.transaction, importId, {
      pending: null,
      failure: error.code,
      ...(work === 'judge' && { state: 'failed' }),
      ...(error.code === 'accounts.import.customers_changed' && { state: 'mapped', counts: null }),
    })
  }
}
