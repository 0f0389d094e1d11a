import type { Context } from '#platform/context/context.ts'
import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../contract.ts'
import { listAlerts } from './alerts/list-alerts.ts'
import { acknowledgeAlert, resolveAlert } from './alerts/settle-alert.ts'
import { readBackTest } from './back-test/read-back-test.ts'
import { readAccountHealth, readHealthHistory } from './history/read-account-health.ts'
import { endHealthOverride, overrideHealth } from './people/override-health.ts'
import { saySentiment } from './people/say-sentiment.ts'
import { listHealth, readPortfolio } from './portfolio/read-portfolio.ts'
import {
  dropScorecardDraft,
  publishScorecard,
  rollBackScorecard,
  saveScorecardDraft,
} from './scorecards/change-scorecard.ts'
import { previewScorecard } from './scorecards/preview-scorecard.ts'
import { listScorecards, readScorecard } from './scorecards/read-scorecards.ts'
import { type Sources, scoreAndTell } from './scoring/rescore.ts'

const readers = { access: { audience: 'staff', permission: 'health.read' }, audit: 'read' } as const
const judges = { audience: 'staff', permission: 'health.judge' } as const

const keepers = { audience: 'staff', permission: 'health.manage' } as const

function scorecardRoutes(sources: Sources): Route[] {
  const read = (context: Context, scorecardKey: string) => readScorecard(context, sources(), scorecardKey)
  return [
    route(contract.listScorecards, { ...readers, handle: (context) => listScorecards(context) }),
    route(contract.readScorecard, {
      ...readers,
      handle: (context, { params }) => read(context, params.scorecardKey),
    }),
    route(contract.saveScorecardDraft, {
      access: keepers,
      audit: { action: 'health.scorecard_drafted', entity: 'scorecard' },
      handle: async (context, { params, body }) => {
        await saveScorecardDraft(context, { ...params, ...body })
        return read(context, params.scorecardKey)
      },
    }),
    route(contract.dropScorecardDraft, {
      access: keepers,
      audit: { action: 'health.scorecard_draft_dropped', entity: 'scorecard' },
      handle: (context, { params }) => dropScorecardDraft(context, params.scorecardKey),
    }),
    route(contract.previewScorecard, {
      access: keepers,
      audit: 'read',
      handle: (context, { params, body }) => previewScorecard(context, sources(), { ...params, ...body }),
    }),
    route(contract.publishScorecard, {
      access: keepers,
      audit: { action: 'health.scorecard_published', entity: 'scorecard' },
      handle: async (context, { params, body }) => {
        await publishScorecard(context, { ...params, ...body })
        return read(context, params.scorecardKey)
      },
    }),
    route(contract.rollBackScorecard, {
      access: keepers,
      audit: { action: 'health.scorecard_rolled_back', entity: 'scorecard' },
      handle: async (context, { params, body }) => {
        await rollBackScorecard(context, { ...params, ...body })
        return read(context, params.scorecardKey)
      },
    }),
  ]
}

const alertRoutes: Route[] = [
  route(contract.listHealthAlerts, { ...readers, handle: (context, { query }) => listAlerts(context, query) }),
  route(contract.acknowledgeHealthAlert, {
    access: judges,
    audit: { action: 'health.alert_acknowledged', entity: 'health_alert' },
    handle: (context, { params }) => acknowledgeAlert(context, params.alertId),
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
    route(contract.readPortfolio, { ...readers, handle: (context) => readPortfolio(context) }),
    route(contract.readBackTest, { ...readers, handle: (context, { query }) => readBackTest(context, query) }),
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
