import type { Context } from '#platform/context/context.ts'
import type { ImportRow } from '../../../contract.ts'
import { requireJudgeable } from '../judging/judge-import.ts'
import { startWork } from '../run-work.ts'
import { updateDecisions } from './row-queries.ts'

/** Notes what a person said about possible duplicates and judges the rows again. Throws as `judgeImport`. */
export async function decideRows(
  context: Context,
  importId: string,
  decisions: readonly { line: number; decision: ImportRow['decision'] }[],
): Promise<void> {
  await requireJudgeable(context, importId)
  await updateDecisions(context.transaction, importId, decisions)
  await startWork(context, importId, 'judge', { mayMakeFields: false })
}
