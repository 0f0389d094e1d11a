import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { Feature } from '../../contract.ts'

export async function selectFeatures(db: Db, featureNo?: number): Promise<Feature[]> {
  const among = featureNo === undefined ? sql`` : sql`where feature.feature_no = ${featureNo}`
  const { rows } = await sql<Feature>`
    select feature.feature_no as "featureNo", feature.name, feature.is_key as "isKey", feature.is_admin as "isAdmin",
      feature.version, coalesce(json_agg(json_build_object('key', named.event_key::text, 'name', named.name) order by named.name)
        filter (where named.event_key is not null), '[]') as events
    from usage.features as feature
    left join usage.feature_events as event on event.feature_no = feature.feature_no
    left join usage.event_names as named on named.event_key = event.event_key
    ${among}
    group by feature.feature_no, feature.name, feature.is_key, feature.is_admin, feature.version
    order by feature.is_key desc, feature.name`.execute(db)
  return rows
}

interface FeatureFields {
  name: string
  isKey: boolean
  isAdmin: boolean
}

/** Takes the lowest number that is free; undefined where all are taken. Only under the lock of the features. */
export async function insertFeature(transaction: Transaction, workspaceId: string, feature: FeatureFields) {
  const { rows } = await sql<{ feature_no: number }>`
    insert into usage.features (workspace_id, feature_no, name, is_key, is_admin)
    select ${workspaceId}::uuid, number, ${feature.name}, ${feature.isKey}::boolean, ${feature.isAdmin}::boolean
    from generate_series(0, 61) as number
    where not exists (select from usage.features as taken where taken.feature_no = number)
    order by number limit 1
    returning feature_no`.execute(transaction)
  return rows[0]?.feature_no
}

/** False where somebody changed it since `version`, or it is gone. */
export async function updateFeature(
  transaction: Transaction,
  { featureNo, version }: { featureNo: number; version: number },
  feature: FeatureFields,
): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`update usage.features
    set name = ${feature.name}, is_key = ${feature.isKey}, is_admin = ${feature.isAdmin}, version = version + 1
    where feature_no = ${featureNo} and version = ${version}`.execute(transaction)
  return numAffectedRows === 1n
}

export async function deleteFeatureRow(transaction: Transaction, featureNo: number): Promise<boolean> {
  await sql`delete from usage.feature_events where feature_no = ${featureNo}`.execute(transaction)
  const { numAffectedRows = 0n } = await sql`delete from usage.features where feature_no = ${featureNo}`.execute(
    transaction,
  )
  return numAffectedRows === 1n
}

/** Gives a feature these events and no others; keys that stand for no name are left out. */
export async function replaceFeatureEvents(transaction: Transaction, featureNo: number, keys: readonly string[]) {
  await sql`delete from usage.feature_events where feature_no = ${featureNo}`.execute(transaction)
  await sql`insert into usage.feature_events (workspace_id, event_key, feature_no)
    select workspace_id, event_key, ${featureNo} from usage.event_names
    where event_key = any(${`{${keys.join(',')}}`}::bigint[])`.execute(transaction)
}

const namesAtMost = 50

export async function selectEventNames(db: Db, words: string): Promise<{ key: string; name: string }[]> {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<{ key: string; name: string }>`select event_key::text as key, name from usage.event_names
    where name ilike ${pattern} order by length(name), name limit ${namesAtMost}`.execute(db)
  return rows
}

const sampledParts = 20_000

/** The most frequent names without a feature. Of many days a sample of the table's pages is read. */
export async function selectSuggested(db: Db): Promise<{ key: string; name: string; share: number }[]> {
  const { rows } = await sql<{ key: string; name: string; share: number }>`
    with sample as (
      select one.event_key, sum(one.count)::bigint as count
      from usage.day_parts tablesample system ((
        select least(100, 100.0 * ${sampledParts} / greatest(reltuples, 1)) from pg_class where oid = 'usage.day_parts'::regclass))
      cross join lateral unnest(event_keys, counts) as one (event_key, count)
      where one.event_key not in (select event_key from usage.derived_events)
      group by one.event_key
    )
    select named.event_key::text as key, named.name, (sample.count / (select sum(count) from sample))::float8 as share
    from sample join usage.event_names as named on named.event_key = sample.event_key
    where not exists (select from usage.feature_events as known where known.event_key = sample.event_key)
    order by sample.count desc, named.name limit 20`.execute(db)
  return rows
}
