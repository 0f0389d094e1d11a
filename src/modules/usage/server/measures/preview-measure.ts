import { sql } from 'kysely'
import type { Context } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { derivedNameOf, eventSetsOf, type MeasureDefinition } from '../../domain/measures/measure.ts'
import { countDerived } from './count-derived.ts'
import { selectDerived } from './measure-queries.ts'
import { keysOf, measuresSql } from './measure-sql.ts'

interface Row {
  known: number
  unknown: number
  quantiles: number[] | null
  highest: { accountId: string; name: string; value: number }[] | null
  lowest: { accountId: string; name: string; value: number }[] | null
}

/** So many of the last calls are looked at where a set is not counted yet. */
const sampledBatches = 500

/** What a measure would tell of today's customers, computed from what is counted. */
export async function previewMeasure(context: Context, definition: MeasureDefinition) {
  const { transaction } = context
  const today = todayIn(context.timeZone, context.clock.now())
  const told = measuresSql([{ column: 'value', definition }], today)
  const { rows } = await sql<Row>`
    with told as materialized (
      select account.account_id, account.name, told.value::float8 as value
      from accounts.published_accounts as account left join (${told}) as told using (account_id)
    )
    select count(value)::int as known, (count(*) - count(value))::int as unknown,
      percentile_cont(array[0, 0.25, 0.5, 0.75, 1]) within group (order by value) as quantiles,
      (select json_agg(json_build_object('accountId', account_id, 'name', name, 'value', value)) from (
        select * from told where value is not null order by value desc, name limit 5) as one) as highest,
      (select json_agg(json_build_object('accountId', account_id, 'name', name, 'value', value)) from (
        select * from told where value is not null order by value, name limit 5) as one) as lowest
    from told`.execute(transaction)
  const row = rows[0]
  return {
    known: row?.known ?? 0,
    unknown: row?.unknown ?? 0,
    quantiles: (row?.quantiles ?? []).filter((value) => value !== null),
    highest: row?.highest ?? [],
    lowest: row?.lowest ?? [],
    sampled: await sampleOf(context, definition),
  }
}

/** How many of the last events a set with conditions holds, where it is not counted yet. */
async function sampleOf(context: Context, definition: MeasureDefinition) {
  const counted = new Set((await selectDerived(context.transaction)).map(({ eventKey }) => eventKey))
  const set = eventSetsOf(definition).find(
    (one) => derivedNameOf(one) !== undefined && keysOf(one).some((key) => !counted.has(key)),
  )
  if (!set) return null
  const { rows } = await sql<{ batch_no: string }>`select batch_no::text from usage.batches
    order by batches.batch_no desc limit ${sampledBatches}`.execute(context.transaction)
  const batches = rows.map((row) => row.batch_no).reverse()
  if (batches.length === 0) return { looked: 0, fitting: 0 }
  const counts = await countDerived(context.transaction, batches, [
    { eventKey: '1', set },
    { eventKey: '0', set: { ...set, where: [] } },
  ])
  const sumOf = (key: string) =>
    counts.filter(({ event_key }) => event_key === key).reduce((sum, { events }) => sum + events, 0)
  return { looked: sumOf('0'), fitting: sumOf('1') }
}
