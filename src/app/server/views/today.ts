import * as contract from '#app/contract/today.ts'
import { roles } from '#modules/identity/contract.ts'
import type { Context } from '#platform/context/context.ts'
import type { ModuleManifest } from '#platform/http/module-manifest.ts'
import { route } from '#platform/http/route.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { orderToday, signalsOf, valueAtStake } from './today-order.ts'
import { selectCounts, selectTodayAccounts } from './today-queries.ts'
import {
  adviceSignals,
  carriedSignals,
  doorSignals,
  handoffSignals,
  healthSignals,
  onboardingSignals,
  renewalSignals,
  sponsorSignals,
  vacancySignals,
} from './today-signals.ts'

const longest = 300

/** What needs somebody today over all modules, in one order. */
async function readToday(context: Context, scope: 'mine' | 'team') {
  const today = todayIn(context.timeZone, context.clock.now())
  const ownerId = scope === 'mine' ? context.actor.id : undefined
  // One after the other: they share the transaction's connection.
  const signals = [
    ...(await onboardingSignals(context)),
    ...(await adviceSignals(context)),
    ...(await carriedSignals(context, today)),
    ...(await doorSignals(context, today)),
    ...(await handoffSignals(context, today)),
    ...(await vacancySignals(context, today)),
    ...(await sponsorSignals(context, today, { ownerId, limit: longest + 1 })),
    ...(await renewalSignals(context, today)),
    ...(await healthSignals(context)),
  ]
  const accounts = await selectTodayAccounts(context.transaction, [...new Set(signals.map((each) => each.accountId))])
  const items = orderToday(scope === 'mine' ? signalsOf(context.actor.id, signals, accounts) : signals, accounts)
  const now = items.filter((item) => item.urgency === 'now')
  return {
    today,
    scope,
    items: items.slice(0, longest),
    total: items.length,
    now: { customers: now.length, arr: valueAtStake(now) },
    counts: await selectCounts(context.transaction),
  }
}

export const todayView: ModuleManifest = {
  name: 'today',
  routes: [
    route(contract.readToday, {
      access: { audience: 'staff', permission: 'today.read' },
      audit: 'read',
      handle: (context, { query }) => readToday(context, query.scope),
    }),
  ],
  permissions: { 'today.read': roles },
  messages: { ja: {}, en: {} },
}
