import type { Context } from '#platform/context/context.ts'
import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import type { Sources } from '../scoring/rescore.ts'
import { createScorecard, endScorecard, orderScorecards } from './arrange-scorecards.ts'
import { dropScorecardDraft, publishScorecard, rollBackScorecard, saveScorecardDraft } from './change-scorecard.ts'
import { previewCustomer } from './preview-customer.ts'
import { previewScorecard } from './preview-scorecard.ts'
import { listScorecards, readScorecard } from './read-scorecards.ts'

const readers = { access: { audience: 'staff', permission: 'health.read' }, audit: 'read' } as const
const keepers = { audience: 'staff', permission: 'health.manage' } as const

/** Scorecards and what a draft of one would change. */
export function scorecardRoutes(sources: Sources): Route[] {
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
    route(contract.previewCustomer, {
      access: keepers,
      audit: 'read',
      handle: (context, { params, body }) => previewCustomer(context, sources(), { ...params, ...body }),
    }),
    route(contract.createScorecard, {
      access: keepers,
      audit: { action: 'health.scorecard_created', entity: 'scorecard' },
      handle: async (context, { body }) => read(context, await createScorecard(context, body)),
    }),
    route(contract.endScorecard, {
      access: keepers,
      audit: { action: 'health.scorecard_ended', entity: 'scorecard' },
      handle: async (context, { params }) => {
        await endScorecard(context, { ...params, isEnded: true })
        return read(context, params.scorecardKey)
      },
    }),
    route(contract.resumeScorecard, {
      access: keepers,
      audit: { action: 'health.scorecard_resumed', entity: 'scorecard' },
      handle: async (context, { params }) => {
        await endScorecard(context, { ...params, isEnded: false })
        return read(context, params.scorecardKey)
      },
    }),
    route(contract.orderScorecards, {
      access: keepers,
      audit: { action: 'health.scorecards_ordered', entity: 'scorecard' },
      handle: async (context, { body }) => {
        await orderScorecards(context, body.keys)
        return listScorecards(context)
      },
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
