import { changeAccountsInBulk } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { touchModels } from '../../domain/touch-rules.ts'
import type { Sources } from '../conditions/compile-condition.ts'
import { selectProposals } from './touch-queries.ts'
import { compileRules, readTouchRules } from './touch-rules.ts'

const most = 1_000

/**
 * Moves customers to what the rules propose for them at this moment; whoever is no longer proposed stays. At most 1,000,
 * the first by reading. Each is on the customer's timeline.
 */
export async function acceptTouchProposals(
  context: Context,
  sources: Sources,
  accepted: { accountIds: readonly string[] } | { ruleKey: string },
): Promise<{ moved: number }> {
  const { definition } = await readTouchRules(context)
  const compiled = await compileRules(context, sources, definition)
  const rows = await selectProposals(context.transaction, compiled, {
    ruleKey: 'ruleKey' in accepted ? accepted.ruleKey : undefined,
    accountIds: 'accountIds' in accepted ? accepted.accountIds : undefined,
    after: undefined,
    limit: most,
  })
  let moved = 0
  for (const touchModel of touchModels) {
    const ids = rows.filter((row) => row.to_model === touchModel).map((row) => row.account_id)
    if (ids.length === 0) continue
    const change = { kind: 'set_touch_model' as const, touchModel }
    moved += (await changeAccountsInBulk(context, { selection: { ids }, change })).changed.length
  }
  return { moved }
}
