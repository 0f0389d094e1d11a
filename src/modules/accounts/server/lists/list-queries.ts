import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { phaseSchema } from '../../contract.ts'
import { healthBands } from '../../domain/profile/health-band.ts'
import { tables } from '../tables.ts'
import { figureOf, type SortColumn } from './column-queries.ts'

type Conditions = readonly RawBuilder<boolean>[]

const customSchema = z.record(z.string(), z.unknown())

const listed = [
  'account_id',
  'name',
  'name_kana',
  'external_id',
  'phase',
  'phase_since',
  'fit_verdict',
  'owner_id',
  'sales_id',
  'touch_model',
  'industry',
  'employee_count',
  'plan',
  'seats',
  'currency',
  'mrr_minor',
  'arr_minor',
  'contract_start_on',
  'renewal_on',
  'auto_renewal',
  'region',
  'country',
  'custom',
  'created_at',
  'updated_at',
  'version',
  'archived_at',
] as const

export interface Order {
  column: SortColumn
  direction: 'asc' | 'desc'
}

/** The last row of the page before: what it was sorted by, as text, and its ID. */
export interface Position {
  value: string | null
  id: string
}

/**
 * Rows after a position, at most `limit`. Rows without a value come last in both directions, so a page that ends among
 * the values goes on with them by a second query; both follow an index where the order has one.
 */
export async function selectPage(
  db: Db,
  conditions: Conditions,
  order: Order,
  limit: number,
  after: Position | undefined,
) {
  if (after === undefined) return selectPart(db, conditions, order, limit)
  const { column, direction } = order
  const value = orderedBy(column)
  const than = direction === 'asc' ? sql`>` : sql`<`
  const missing = sql<boolean>`${value} is null`
  if (after.value === null) {
    const further = sql<boolean>`accounts.accounts.account_id ${than} ${after.id}::uuid`
    return selectPart(db, [...conditions, missing, further], order, limit)
  }
  const further = sql<boolean>`(${value}, accounts.accounts.account_id) ${than}
    (${after.value}::${sql.raw(column.type)}, ${after.id}::uuid)`
  const rows = await selectPart(db, [...conditions, further], order, limit)
  if (rows.length === limit || !column.isNullable) return rows
  return [...rows, ...(await selectPart(db, [...conditions, missing], order, limit - rows.length))]
}

const orderedBy = ({ name, isFigure }: SortColumn) => (isFigure ? figureOf(name) : sql.ref(`accounts.accounts.${name}`))

async function selectPart(db: Db, conditions: Conditions, { column, direction }: Order, limit: number) {
  const value = orderedBy(column)
  const rows = await tables(db)
    .selectFrom('accounts.accounts')
    .select(listed)
    .select([
      sql<string | null>`${value}::text`.as('position'),
      sql<number | null>`${figureOf('health_score')}`.as('health_score'),
      sql<string | null>`${figureOf('health_band')}`.as('health_band'),
    ])
    .where(sql<boolean>`${sql.join(conditions, sql` and `)}`)
    .orderBy(value, (by) => (direction === 'asc' ? by.asc() : column.isNullable ? by.desc().nullsLast() : by.desc()))
    .orderBy('account_id', direction)
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    position: row.position,
    row: {
      id: row.account_id,
      name: row.name,
      nameKana: row.name_kana,
      externalId: row.external_id,
      phase: phaseSchema.parse(row.phase),
      phaseSince: row.phase_since,
      fit: row.fit_verdict ?? 'unknown',
      ownerId: row.owner_id,
      salesId: row.sales_id,
      touchModel: row.touch_model,
      industry: row.industry,
      employeeCount: row.employee_count,
      plan: row.plan,
      seats: row.seats,
      currency: row.currency,
      mrr: row.mrr_minor,
      arr: row.arr_minor,
      contractStartOn: row.contract_start_on,
      renewalOn: row.renewal_on,
      autoRenewal: row.auto_renewal,
      region: row.region,
      country: row.country,
      custom: customSchema.parse(row.custom),
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      version: row.version,
      archivedAt: row.archived_at,
      healthScore: row.health_score,
      healthBand: healthBands.find((band) => band === row.health_band) ?? null,
    },
  }))
}

/** How many rows match, counted up to `most`; null when there are more. */
export async function countRows(db: Db, conditions: Conditions, most: number): Promise<number | null> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (
    select from accounts.accounts where ${sql.join([...conditions], sql` and `)} limit ${most + 1}) as matching`.execute(
    db,
  )
  const count = rows[0]?.count ?? 0
  return count > most ? null : count
}

/** How many rows match and what they bring in a year, by currency: that of most customers first. */
export async function sumRows(db: Db, conditions: Conditions) {
  const { rows } = await sql<{ currency: string; customers: number; paying: number; arr: number | null }>`
    select currency, count(*) as customers, count(arr_minor) as paying, sum(arr_minor) as arr
    from accounts.accounts where ${sql.join([...conditions], sql` and `)}
    group by currency order by count(*) desc, currency`.execute(db)
  return rows
}

/** Active customers by reading; those whose sort key has the beginning come first. */
export function searchRows(db: Db, conditions: Conditions, beginning: string, limit: number) {
  return tables(db)
    .selectFrom('accounts.accounts')
    .select(['account_id as id', 'name', 'name_kana as nameKana', 'external_id as externalId', 'phase', 'owner_id'])
    .where(sql<boolean>`${sql.join([sql`archived_at is null`, ...conditions], sql` and `)}`)
    .orderBy(sql`starts_with(sort_key, ${beginning})`, 'desc')
    .orderBy('sort_key')
    .orderBy('account_id')
    .limit(limit)
    .execute()
}

/** The values in use among active customers of a few columns, for menus. */
export async function selectValuesInUse(db: Db) {
  const distinct = (column: string) => sql`array(
    select distinct ${sql.ref(column)} from accounts.accounts
    where archived_at is null and ${sql.ref(column)} is not null order by 1 limit 500)`
  const { rows } = await sql<{ plans: string[]; regions: string[]; countries: string[]; industries: string[] }>`
    select ${distinct('plan')} as plans, ${distinct('region')} as regions, ${distinct('country')} as countries,
      ${distinct('industry')} as industries`.execute(db)
  return rows[0] ?? { plans: [], regions: [], countries: [], industries: [] }
}
