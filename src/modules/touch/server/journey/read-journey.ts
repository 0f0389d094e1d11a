import { requireAccount } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import type { JourneyRow, Passage } from '../../contract.ts'
import { channels, journeyPhases, stateOf } from '../../domain/journey.ts'
import { type TouchModel, touchModels } from '../../domain/measure.ts'
import { readPlan } from '../definitions.ts'
import { countWithoutTouchModel, selectGaps, selectStanding, selectStays, sumStanding } from './journey-queries.ts'

const mostGaps = 200

async function askingOf(context: Context) {
  const { definition: plan } = await readPlan(context)
  return { plan, today: todayIn(context.timeZone, context.clock.now()), timeZone: context.timeZone }
}

/** A customer's way through the phases, planned and as it was. Throws not found `accounts.no_such_account`. */
export async function readAccountJourney(context: Context, accountId: string) {
  const { touchModel } = await requireAccount(context, accountId)
  const asking = await askingOf(context)
  const standing = Map.groupBy(
    await selectStanding(context.transaction, asking, accountId),
    ({ phase_entry_id }) => phase_entry_id,
  )
  const stays = Map.groupBy(
    await selectStays(context.transaction, asking, accountId),
    ({ phase_entry_id }) => phase_entry_id,
  )
  const passages = [...stays].flatMap(([entryId, rows]): Passage[] => {
    const [stay] = rows
    if (stay === undefined) return []
    const found = new Map((standing.get(entryId) ?? []).map((row) => [row.key, row]))
    return [
      {
        phase: stay.phase,
        since: stay.since,
        until: stay.until,
        touchpoints: asking.plan.touchpoints.flatMap(({ key, name, rhythm, days }) => {
          const row = found.get(key)
          if (row === undefined) return []
          const { expected, happened, last_on: lastOn } = row
          return [{ key, name, rhythm, days, expected, happened, state: stateOf(expected, happened), lastOn }]
        }),
        touches: channels.flatMap((channel) => {
          const row = rows.find((each) => each.channel === channel)
          return row?.last_on ? [{ channel, count: row.count, lastOn: row.last_on }] : []
        }),
      },
    ]
  })
  const present = passages.find(({ until }) => until === null)
  const missing = (present?.touchpoints ?? []).filter(({ state }) => state === 'missing').length
  return { touchModel, missing, passages }
}

/** Planned against happened over all customers in each phase today, in the order of phases and touch models. Three queries. */
export async function readJourneyMap(context: Context) {
  const asking = await askingOf(context)
  const sums = new Map(
    (await sumStanding(context.transaction, asking)).map((row) => [`${row.key} ${row.touch_model}`, row]),
  )
  const items = journeyPhases.flatMap((phase) =>
    asking.plan.touchpoints
      .filter((point) => point.phase === phase)
      .flatMap(({ key, name, touchModels: of }) =>
        touchModels
          .filter((touchModel) => of.includes(touchModel))
          .map((touchModel): JourneyRow => {
            const { due = 0, behind = 0, expected = 0, happened = 0 } = sums.get(`${key} ${touchModel}`) ?? {}
            return { key, name, phase, touchModel, due, behind, expected, happened }
          }),
      ),
  )
  return { items, withoutTouchModel: await countWithoutTouchModel(context.transaction) }
}

export async function listJourneyGaps(context: Context, of: { key: string; touchModel: TouchModel }) {
  const rows = await selectGaps(context.transaction, await askingOf(context), { ...of, limit: mostGaps })
  return {
    items: rows.map((row) => ({
      account: { id: row.account_id, name: row.name },
      since: row.since,
      expected: row.expected,
      happened: row.happened,
      lastOn: row.last_on,
    })),
    more: Math.max(0, (rows[0]?.total ?? 0) - rows.length),
  }
}
