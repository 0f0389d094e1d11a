import { type RawBuilder, sql } from 'kysely'
import type { AttributeSource } from '#platform/attributes/attribute.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { addDays, todayIn } from '#platform/kernel/dates.ts'
import { isJudged, rankOf } from '../../domain/score/band.ts'
import type { AlertLimits } from '../../domain/settings.ts'
import { knownQuery, readRegistry } from '../attributes/registry.ts'
import type { BandChange } from '../scoring/score-customers.ts'
import { readSettings } from '../settings/read-settings.ts'
import { raiseAlerts, type StateAlert } from './alert-queries.ts'

/** Which attribute tells of which state. */
export const watched = {
  silence: 'usage.days_since_last_seen',
  seat_share: 'usage.active_user_share_28d',
  champion_left: 'accounts.champion_left',
} as const

type Column = RawBuilder<unknown>

/** The states that the workspace's sources can tell. What is not known neither holds nor is over. */
export function statesOf(columns: ReadonlyMap<string, string>, limits: AlertLimits): StateAlert[] {
  const isWatched = ({ kind }: StateAlert) => limits.kinds.includes(kind)
  const column = (key: string): Column | undefined => {
    const name = columns.get(key)
    return name === undefined ? undefined : sql`known.${sql.id(name)}`
  }
  const silence = column(watched.silence)
  const seats = column(watched.seat_share)
  const champion = column(watched.champion_left)
  return [
    ...(silence
      ? [
          {
            kind: 'silence' as const,
            holds: sql`${silence} >= ${sql.lit(limits.silenceDays)}`,
            isOver: sql`${silence} < ${sql.lit(limits.silenceDays)}`,
            params: sql`jsonb_build_object('days', ${silence})`,
          },
        ]
      : []),
    ...(seats
      ? [
          {
            kind: 'seat_share' as const,
            holds: sql`${seats} < ${sql.lit(limits.seatShare)}`,
            isOver: sql`${seats} >= ${sql.lit(limits.seatShare)}`,
            params: sql`jsonb_build_object('percent', round(${seats}::numeric))`,
          },
        ]
      : []),
    ...(champion
      ? [
          {
            kind: 'champion_left' as const,
            holds: sql`${champion}`,
            isOver: sql`not ${champion}`,
            params: sql`'{}'::jsonb`,
          },
        ]
      : []),
  ].filter(isWatched)
}

/** After a scoring: raises what moved or holds, and settles what is over. Two statements, however many customers. */
export async function watchMovements(
  context: Context,
  sources: readonly AttributeSource[],
  changes: readonly BandChange[],
  accountIds?: readonly string[],
): Promise<void> {
  const today = todayIn(context.timeZone, context.clock.now())
  const { definition } = await readSettings(context)
  const limits = definition.alerts
  const registry = await readRegistry(context, sources)
  const { query, columns } = await knownQuery(context, registry, {
    wanted: Object.values(watched),
    asOf: today,
    accountIds,
  })
  const worsened = changes.flatMap(({ accountId, from, to, score }) =>
    limits.kinds.includes('band_worsened') &&
    from !== null &&
    isJudged(from) &&
    isJudged(to) &&
    rankOf(to) < rankOf(from)
      ? [{ accountId, from, to, score }]
      : [],
  )
  await raiseAlerts(context.transaction, {
    workspaceId: context.workspaceId,
    today,
    at: instantOf(context),
    limits,
    since: addDays(today, -limits.drop.days),
    known: query,
    states: statesOf(columns, limits),
    worsened,
    accountIds,
  })
}
