import type { Context } from '#platform/context/context.ts'
import { totalsOf } from '../../domain/waiting/ledger.ts'
import { requireListedProject } from '../projects/find-listed-project.ts'
import { readLedgers } from './read-ledgers.ts'

/** Throws not found `onboarding.no_such_project`. */
export async function readWaiting(context: Context, projectId: string) {
  const project = await requireListedProject(context, projectId)
  const ledger = (await readLedgers(context, [project])).get(projectId)
  if (!ledger) throw new Error('A project that was read has no ledger.')
  const { from, to, spans } = ledger
  return { from, to, days: spans.reduce((sum, { days }) => sum + days, 0), totals: totalsOf(spans), spans }
}
