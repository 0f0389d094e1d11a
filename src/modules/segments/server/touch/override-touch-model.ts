import { changeAccountsInBulk, recordTimelineEntry, requireAccount } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import type { TouchModel } from '../../domain/touch-rules.ts'
import type { Sources } from '../conditions/compile-condition.ts'
import { deleteOverride, findOverride, judgeAccount, putOverride } from './touch-queries.ts'
import { compileRules, readTouchRules } from './touch-rules.ts'

/** Throws not found `accounts.no_such_account`. */
export async function readAccountTouchModel(context: Context, sources: Sources, accountId: string) {
  const { touchModel } = await requireAccount(context, accountId)
  const { definition } = await readTouchRules(context)
  const said = await judgeAccount(context.transaction, await compileRules(context, sources, definition), accountId)
  const override = await findOverride(context.transaction, accountId)
  const rule = definition.rules.find(({ key }) => key === said?.rule_key)
  return {
    touchModel,
    override: override ? { reason: override.reason, setBy: override.set_by, setAt: override.set_at } : null,
    proposed: rule ? { touchModel: rule.touchModel, ruleKey: rule.key, name: rule.name } : null,
  }
}

/**
 * Chooses a customer's model against the rules, with the reason on its timeline; without a model the rules may propose
 * again, and the present model stays until somebody accepts. Throws not found `accounts.no_such_account`.
 */
export async function overrideTouchModel(
  context: Context,
  sources: Sources,
  accountId: string,
  chosen: { touchModel: TouchModel; reason: string } | { touchModel: null },
) {
  await requireAccount(context, accountId)
  if (chosen.touchModel === null) {
    if (await findOverride(context.transaction, accountId)) {
      await deleteOverride(context.transaction, accountId)
      await recordTimelineEntry(context, { accountId, kind: 'segments.touch_override_ended', params: {} })
    }
    return readAccountTouchModel(context, sources, accountId)
  }
  const { touchModel, reason } = chosen
  await putOverride(context.transaction, {
    workspace_id: context.workspaceId,
    account_id: accountId,
    touch_model: touchModel,
    reason,
    set_by: context.actor.name,
    set_at: instantOf(context),
  })
  const change = { kind: 'set_touch_model' as const, touchModel }
  await changeAccountsInBulk(context, { selection: { ids: [accountId] }, change })
  await recordTimelineEntry(context, {
    accountId,
    kind: 'segments.touch_overridden',
    params: { touchModel },
    body: reason,
  })
  return readAccountTouchModel(context, sources, accountId)
}
