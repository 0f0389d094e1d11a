import { sql } from 'kysely'
import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { addDays, todayIn } from '#platform/kernel/dates.ts'
import { invalid, notFound } from '#platform/kernel/errors.ts'
import type { AlertOutcome } from '../../domain/alert.ts'
import { settleAlert } from './alert-queries.ts'

/** Somebody looks after it. Throws notFound `health.no_such_alert`, also where it is settled already. */
export async function acknowledgeAlert(context: Context, alertId: string): Promise<void> {
  const set = sql`acknowledged_at = coalesce(acknowledged_at, ${instantOf(context)}::timestamptz),
    acknowledged_by = coalesce(acknowledged_by, ${context.actor.name})`
  if (!(await settleAlert(context.transaction, alertId, set))) throw notFound('health.no_such_alert')
}

const longestSnooze = 90

/**
 * Put off to a later day. Throws notFound `health.no_such_alert` and invalid `health.snooze_out_of_range` for a day that is not
 * within the next 90.
 */
export async function snoozeAlert(
  context: Context,
  { alertId, untilOn }: { alertId: string; untilOn: string },
): Promise<void> {
  const today = todayIn(context.timeZone, context.clock.now())
  if (untilOn <= today || untilOn > addDays(today, longestSnooze))
    throw invalid('health.snooze_out_of_range', {}, [{ path: 'untilOn', code: 'health.snooze_out_of_range' }])
  const set = sql`snoozed_until = ${untilOn}::date, snoozed_by = ${context.actor.name}`
  if (!(await settleAlert(context.transaction, alertId, set))) throw notFound('health.no_such_alert')
}

/** Settled, with what came of it. Throws notFound `health.no_such_alert`, also where it is settled already. */
export async function resolveAlert(
  context: Context,
  { alertId, outcome, note }: { alertId: string; outcome: AlertOutcome; note: string | null },
): Promise<void> {
  const set = sql`resolved_at = ${instantOf(context)}::timestamptz, resolved_by = ${context.actor.name},
    outcome = ${outcome}, note = ${note}`
  const settled = await settleAlert(context.transaction, alertId, set)
  if (!settled) throw notFound('health.no_such_alert')
  await recordTimelineEntry(context, {
    accountId: settled.account_id,
    kind: `health.alert_${outcome}`,
    body: note,
  })
}
