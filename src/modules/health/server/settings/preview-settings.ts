import { type RawBuilder, sql } from 'kysely'
import type { AttributeSource } from '#platform/attributes/attribute.ts'
import type { Context } from '#platform/context/context.ts'
import { addDays, todayIn } from '#platform/kernel/dates.ts'
import type { SettingsPreview } from '../../contract/settings.ts'
import { type AlertKind, alertKinds } from '../../domain/alert.ts'
import type { HealthSettings } from '../../domain/settings.ts'
import { statesOf, watched } from '../alerts/watch-movements.ts'
import { knownQuery, type Registry, readRegistry } from '../attributes/registry.ts'
import { countMovements, countStates } from './preview-queries.ts'

const previewDays = 30
/** What holds is looked up once a week: a look at each day would read a month of everything. */
const looks = [28, 21, 14, 7, 0]

/** How often the limits would have told of something in the last 30 days, a movement that lasts counted once. Writes nothing. */
export async function previewSettings(
  context: Context,
  sources: readonly AttributeSource[],
  { alerts }: HealthSettings,
): Promise<SettingsPreview> {
  const { transaction } = context
  const today = todayIn(context.timeZone, context.clock.now())
  const from = addDays(today, -(previewDays - 1))
  const moved = await countMovements(transaction, { from, drop: alerts.drop })
  const registry = await readRegistry(context, sources)
  const held = await countStates(transaction, await holding(context, registry, { today, alerts }))
  const counted = new Map([...moved, ...held].map((row) => [row.kind, row]))
  const isKnown = (kind: AlertKind) => kind === 'drop' || kind === 'band_worsened' || knowsPast(registry, kind)
  return {
    from,
    to: today,
    kinds: alertKinds
      .filter((kind) => alerts.kinds.includes(kind))
      .map((kind) => ({
        kind,
        times: isKnown(kind) ? (counted.get(kind)?.times ?? 0) : null,
        customers: counted.get(kind)?.customers ?? 0,
      })),
  }
}

const knowsPast = ({ attributes }: Registry, kind: keyof typeof watched) =>
  attributes.get(watched[kind])?.knowsPast === true

/** A query of which state held for whom at each look. */
async function holding(
  context: Context,
  registry: Registry,
  { today, alerts }: { today: string; alerts: HealthSettings['alerts'] },
): Promise<RawBuilder<unknown>[]> {
  const kinds = (['silence', 'seat_share', 'champion_left'] as const).filter((kind) => knowsPast(registry, kind))
  const queries: RawBuilder<unknown>[] = []
  for (const [place, days] of looks.entries()) {
    const { query, columns } = await knownQuery(context, registry, {
      wanted: kinds.map((kind) => watched[kind]),
      asOf: addDays(today, -days),
    })
    for (const { kind, holds } of statesOf(columns, alerts))
      queries.push(sql`select ${sql.lit(kind)} as kind, ${sql.lit(place)} as look, known.account_id
        from (${query}) as known where ${holds}`)
  }
  return queries
}
