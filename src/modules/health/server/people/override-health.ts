import { recordTimelineEntry, requireLockedAccount } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { addDays, todayIn } from '#platform/kernel/dates.ts'
import { invalid, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { endOverrides, insertOverride, isOverrideKnown } from './people-queries.ts'

interface Decision {
  accountId: string
  score: number | null
  band: 'good' | 'watch' | 'risk' | null
  reason: string
  untilOn: string
  clientId: string
}

const longestDays = 366

/**
 * Lets a person's decision stand until a day; an earlier one ends. Throws notFound `accounts.no_such_account` and invalid
 * `health.end_out_of_range`.
 */
export async function overrideHealth(context: Context, decision: Decision): Promise<void> {
  const { accountId, score, band, reason, untilOn, clientId } = decision
  await requireLockedAccount(context, accountId)
  if (await isOverrideKnown(context.transaction, accountId, clientId)) return
  const today = todayIn(context.timeZone, context.clock.now())
  if (untilOn < today || untilOn > addDays(today, longestDays))
    throw invalid('health.end_out_of_range', {}, [{ path: 'untilOn', code: 'health.end_out_of_range' }])
  const at = instantOf(context)
  await endOverrides(context.transaction, { accountId, at, by: context.actor.name })
  await insertOverride(context.transaction, {
    workspace_id: context.workspaceId,
    account_id: accountId,
    override_id: newId(context.clock.now()),
    score,
    band,
    reason,
    from_on: today,
    until_on: untilOn,
    decided_by: context.actor.name,
    decided_at: at,
    client_id: clientId,
  })
  await recordTimelineEntry(context, {
    accountId,
    kind: band === null ? 'health.score_decided' : 'health.band_decided',
    params: { score, band, untilOn },
    body: reason,
  })
}

/** Throws notFound `accounts.no_such_account` and `health.no_such_override`, also where it has ended already. */
export async function endHealthOverride(context: Context, accountId: string, overrideId: string): Promise<void> {
  await requireLockedAccount(context, accountId)
  const ended = await endOverrides(context.transaction, {
    accountId,
    overrideId,
    at: instantOf(context),
    by: context.actor.name,
  })
  if (ended === 0) throw notFound('health.no_such_override')
  await recordTimelineEntry(context, { accountId, kind: 'health.decision_ended' })
}
