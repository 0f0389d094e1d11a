import type { Context } from '#platform/context/context.ts'
import { addDays, type PlainDateString, todayIn } from '#platform/kernel/dates.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { AccountUsage } from '../../contract.ts'
import { lastDayToldOf } from '../attributes/usage-attributes.ts'
import {
  countPeople,
  findLastSeen,
  findStanding,
  selectDays,
  selectFeatureUse,
  selectTopPeople,
} from './account-usage-queries.ts'

const chartDays = 90
const window = 28
const topPeople = 10

/** The span of so many days that ends on a day. */
const upTo = (last: PlainDateString, days: number) => ({ first: addDays(last, 1 - days), last })

/** A customer's usage, by the same windows as the attributes. Throws not found `usage.no_such_account`. */
export async function readAccountUsage(context: Context, accountId: string): Promise<AccountUsage> {
  const { transaction, clock, timeZone } = context
  const standing = await findStanding(transaction, accountId)
  if (!standing) throw notFound('usage.no_such_account')
  const today = todayIn(timeZone, clock.now())
  const asOf = await lastDayToldOf(context, today)
  const now = upTo(asOf, window)
  const before = upTo(addDays(asOf, -window), window)
  const days = await selectDays(transaction, accountId, upTo(asOf, chartDays))
  const eventsIn = ({ first, last }: typeof now) =>
    days.filter(({ day }) => day >= first && day <= last).reduce((sum, { events }) => sum + events, 0)
  const [events, eventsBefore] = [eventsIn(now), eventsIn(before)]
  const features = await selectFeatureUse(transaction, accountId, asOf)
  const people = await selectTopPeople(transaction, accountId, now, topPeople)
  return {
    state: standing.is_heard ? 'known' : standing.has_source ? 'not_heard' : 'not_connected',
    asOf,
    isCurrent: asOf === today,
    seats: standing.seats,
    activePeople: await countPeople(transaction, accountId, now),
    activePeopleBefore: await countPeople(transaction, accountId, before),
    events,
    eventsBefore,
    trend: eventsBefore > 0 ? Math.round((1_000 * (events - eventsBefore)) / eventsBefore) / 10 : null,
    lastSeenOn: await findLastSeen(transaction, accountId, asOf),
    days,
    features: features.map((row) => ({
      featureNo: row.feature_no,
      name: row.name,
      isKey: row.is_key,
      lastOn: row.last_on,
      isUsed: row.last_on !== null && row.last_on >= now.first,
    })),
    people: people.map((row) => ({
      key: row.user_key,
      name: row.name ?? row.external_id,
      externalId: row.external_id,
      isAnonymous: row.is_anonymous,
      activeDays: row.active_days,
      lastOn: row.last_on,
    })),
  }
}
