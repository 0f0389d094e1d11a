import type { Context } from '#platform/context/context.ts'
import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../contract.ts'
import { listAlerts } from './alerts/list-alerts.ts'
import { acknowledgeAlert, resolveAlert, snoozeAlert } from './alerts/settle-alert.ts'
import { readBackFill, startBackFill, stopBackFill } from './back-fill/keep-back-fill.ts'
import { readBackTest } from './back-test/read-back-test.ts'
import { readAccountHealth, readHealthHistory } from './history/read-account-health.ts'
import { endHealthOverride, overrideHealth } from './people/override-health.ts'
import { saySentiment } from './people/say-sentiment.ts'
import { listHealth, readPortfolio } from './portfolio/read-portfolio.ts'
import { readRollUp } from './roll-ups/read-roll-up.ts'
import { explainScorecard } from './scorecards/explain-choice.ts'
import { scorecardRoutes } from './scorecards/routes.ts'
import { type Sources, scoreAndTell } from './scoring/rescore.ts'
import { changeSettings } from './settings/change-settings.ts'
import { previewSettings } from './settings/preview-settings.ts'
import { readSettings } from './settings/read-settings.ts'

const readers = { access: { audience: 'staff', permission: 'health.read' }, audit: 'read' } as const
const judges = { audience: 'staff', permission: 'health.judge' } as const

const keepers = { audience: 'staff', permission: 'health.manage' } as const

const alertRoutes: Route[] = [
  route(contract.listHealthAlerts, { ...readers, handle: (context, { query }) => listAlerts(context, query) }),
  route(contract.acknowledgeHealthAlert, {
    access: judges,
    audit: { action: 'health.alert_acknowledged', entity: 'health_alert' },
    handle: (context, { params }) => acknowledgeAlert(context, params.alertId),
  }),
  route(contract.snoozeHealthAlert, {
    access: judges,
    audit: { action: 'health.alert_snoozed', entity: 'health_alert' },
    handle: (context, { params, body }) => snoozeAlert(context, { ...params, ...body }),
  }),
  route(contract.resolveHealthAlert, {
    access: judges,
    audit: { action: 'health.alert_resolved', entity: 'health_alert' },
    handle: (context, { params, body }) => resolveAlert(context, { ...params, ...body }),
  }),
]

export function healthRoutes(sources: Sources): Route[] {
  /** What somebody decided shows at once. */
  const scored = async (context: Context, accountId: string) => {
    await scoreAndTell(context, sources(), [accountId])
    return readAccountHealth(context, sources(), { accountId })
  }
  return [
    ...scorecardRoutes(sources),
    ...alertRoutes,
    route(contract.explainScorecard, {
      ...readers,
      handle: (context, { params }) => explainScorecard(context, params.id),
    }),
    route(contract.readRollUp, {
      ...readers,
      handle: (context, { params, query }) => readRollUp(context, { accountId: params.id, ...query }),
    }),
    route(contract.readHealthSettings, { ...readers, handle: (context) => readSettings(context) }),
    route(contract.changeHealthSettings, {
      access: keepers,
      audit: { action: 'health.settings_changed', entity: 'health_settings' },
      handle: async (context, { body }) => {
        await changeSettings(context, body)
        return readSettings(context)
      },
    }),
    route(contract.previewHealthSettings, {
      access: keepers,
      audit: 'read',
      handle: (context, { body }) => previewSettings(context, sources(), body.definition),
    }),
    route(contract.readPortfolio, { ...readers, handle: (context) => readPortfolio(context) }),
    route(contract.readBackTest, { ...readers, handle: (context, { query }) => readBackTest(context, query) }),
    route(contract.readBackFill, { ...readers, handle: (context) => readBackFill(context) }),
    route(contract.startBackFill, {
      access: { audience: 'staff', permission: 'health.manage' },
      audit: { action: 'health.past_scores_asked', entity: 'health_back_fill' },
      handle: (context, { body }) => startBackFill(context, body),
    }),
    route(contract.stopBackFill, {
      access: { audience: 'staff', permission: 'health.manage' },
      audit: { action: 'health.past_scores_stopped', entity: 'health_back_fill' },
      handle: (context) => stopBackFill(context),
    }),
    route(contract.listHealth, { ...readers, handle: (context, { query }) => listHealth(context, query) }),
    route(contract.readAccountHealth, {
      ...readers,
      handle: (context, { params, query }) => readAccountHealth(context, sources(), { accountId: params.id, ...query }),
    }),
    route(contract.readHealthHistory, {
      ...readers,
      handle: (context, { params, query }) => readHealthHistory(context, { accountId: params.id, ...query }),
    }),
    route(contract.saySentiment, {
      access: judges,
      audit: { action: 'health.sentiment_said', entity: 'account' },
      handle: async (context, { params, body }) => {
        await saySentiment(context, { accountId: params.id, ...body })
        return scored(context, params.id)
      },
    }),
    route(contract.overrideHealth, {
      access: judges,
      audit: { action: 'health.health_overridden', entity: 'account' },
      handle: async (context, { params, body }) => {
        await overrideHealth(context, { accountId: params.id, ...body })
        return scored(context, params.id)
      },
    }),
    route(contract.endHealthOverride, {
      access: judges,
      audit: { action: 'health.override_ended', entity: 'account' },
      handle: async (context, { params }) => {
        await endHealthOverride(context, params.id, params.overrideId)
        return scored(context, params.id)
      },
    }),
  ]
}
