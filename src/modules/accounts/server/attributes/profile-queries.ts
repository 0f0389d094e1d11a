import { type RawBuilder, sql } from 'kysely'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import type { CustomField } from '../../domain/custom-fields/custom-field.ts'
import { peopleColumns } from './people-queries.ts'

export const customKeyPrefix = 'accounts.custom.'

interface Asking {
  customFields: readonly CustomField[]
  timeZone: string
  asOf: PlainDateString
  /** Whether `asOf` is past, so that phases are read from their history. */
  isPast: boolean
}

const accounts = (column: string) => sql.ref(`accounts.${column}`)

/** How each attribute of the profile is read. */
function profileColumns({ customFields, timeZone, asOf, isPast }: Asking): Map<string, RawBuilder<unknown>> {
  const phase = (column: 'phase' | 'since') =>
    isPast ? sql.ref(`phases.${column}`) : accounts(column === 'phase' ? 'phase' : 'phase_since')
  return new Map<string, RawBuilder<unknown>>([
    ['accounts.name', accounts('name')],
    ['accounts.phase', phase('phase')],
    ['accounts.phase_since', phase('since')],
    ['accounts.phase_days', sql`(${asOf}::date - ${phase('since')})`],
    ['accounts.touch_model', accounts('touch_model')],
    ['accounts.owner', accounts('owner_id')],
    ['accounts.sales', accounts('sales_id')],
    ['accounts.industry', accounts('industry')],
    ['accounts.employee_count', accounts('employee_count')],
    ['accounts.region', accounts('region')],
    ['accounts.country', accounts('country')],
    ['accounts.plan', accounts('plan')],
    ['accounts.seats', accounts('seats')],
    ['accounts.mrr', accounts('mrr_minor')],
    ['accounts.arr', accounts('arr_minor')],
    ['accounts.contract_start_on', accounts('contract_start_on')],
    ['accounts.contract_days', sql`(${asOf}::date - ${accounts('contract_start_on')})`],
    ['accounts.renewal_on', accounts('renewal_on')],
    ['accounts.days_until_renewal', sql`(${accounts('renewal_on')} - ${asOf}::date)`],
    ['accounts.auto_renewal', accounts('auto_renewal')],
    ['accounts.fit', sql`nullif(${accounts('fit_verdict')}, 'unknown')`],
    ['accounts.created_on', sql`(${accounts('created_at')} at time zone ${timeZone})::date`],
    ...peopleColumns(asOf),
    ...customFields.map((field) => [customKeyPrefix + field.key, customColumn(field)] as const),
  ])
}

function customColumn({ key, kind }: CustomField): RawBuilder<unknown> {
  const text = sql`(${accounts('custom')} ->> ${sql.lit(key)})`
  switch (kind) {
    case 'number':
      return sql`${text}::numeric`
    case 'money':
      return sql`(${accounts('custom')} -> ${sql.lit(key)} ->> 'amountMinor')::numeric`
    case 'date':
      return sql`${text}::date`
    case 'boolean':
      return sql`${text}::boolean`
    case 'user':
      return sql`${text}::uuid`
    case 'multi_select':
      return sql`(${accounts('custom')} -> ${sql.lit(key)})`
    default:
      return text
  }
}

/** A plain read of one table where the day is today, so that conditions over it become conditions on its columns. */
export function profileQuery(wanted: readonly string[], asking: Asking): RawBuilder<unknown> {
  const columns = profileColumns(asking)
  const selected = wanted.map((key) => {
    const column = columns.get(key)
    if (column === undefined) throw new Error(`${key} is no attribute of the profile.`)
    return sql`${column} as ${sql.id(key)}`
  })
  const readsPhase = wanted.some((key) => key.startsWith('accounts.phase'))
  const phases = sql`left join lateral (
      select entries.phase, entries.since from accounts.phase_entries as entries
      where entries.workspace_id = accounts.workspace_id and entries.account_id = accounts.account_id
        and entries.since <= ${asking.asOf}::date
      order by entries.since desc, entries.moved_at desc, entries.phase_entry_id desc limit 1
    ) as phases on true`
  return sql`select ${sql.join([sql`accounts.account_id`, ...selected])}
    from accounts.accounts as accounts ${asking.isPast && readsPhase ? phases : sql``}
    where accounts.archived_at is null`
}
