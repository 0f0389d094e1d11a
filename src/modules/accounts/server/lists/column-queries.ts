import { type RawBuilder, sql } from 'kysely'
import type { CustomField } from '../../domain/custom-fields/custom-field.ts'
import type { ListFieldKind } from '../../domain/list-view.ts'

/** How a field of the list is read in SQL. `members` marks choices among people, which take `me`. */
export interface ListColumn {
  kind: ListFieldKind | 'choices'
  value: RawBuilder<unknown>
  isMember: boolean
  /** Whether `value` is of the row `figures` beside the customer. */
  isFigure?: true
}

const figure = (kind: ListColumn['kind'], name: string): ListColumn => ({
  kind,
  value: sql.ref(`figures.${name}`),
  isMember: false,
  isFigure: true,
})

/** A figure of the customer in the row. */
export const figureOf = (name: string) => sql`(select ${sql.ref(`figures.${name}`)} from accounts.figures as figures
  where figures.workspace_id = accounts.accounts.workspace_id and figures.account_id = accounts.accounts.account_id)`

const column = (kind: ListColumn['kind'], name: string, isMember = false): ListColumn => ({
  kind,
  value: sql.ref(`accounts.accounts.${name}`),
  isMember,
})
/** The calendar day of an instant in the workspace's zone. */
const day = (name: string, timeZone: string): ListColumn => ({
  kind: 'date',
  value: sql`(${sql.ref(`accounts.accounts.${name}`)} at time zone ${timeZone})::date`,
  isMember: false,
})

/** The columns that can be filtered on, by field. */
export function listColumns(customFields: readonly CustomField[], timeZone: string): Map<string, ListColumn> {
  return new Map<string, ListColumn>([
    ['name', column('text', 'search_text')],
    ['externalId', column('text', 'external_id')],
    ['phase', column('choice', 'phase')],
    ['phaseSince', column('date', 'phase_since')],
    ['fit', { kind: 'choice', value: sql`coalesce(accounts.accounts.fit_verdict, 'unknown')`, isMember: false }],
    ['healthBand', figure('choice', 'health_band')],
    ['healthScore', figure('number', 'health_score')],
    ['ownerId', column('choice', 'owner_id', true)],
    ['salesId', column('choice', 'sales_id', true)],
    ['touchModel', column('choice', 'touch_model')],
    ['industry', column('choice', 'industry')],
    ['employeeCount', column('number', 'employee_count')],
    ['plan', column('choice', 'plan')],
    ['seats', column('number', 'seats')],
    ['mrr', column('number', 'mrr_minor')],
    ['arr', column('number', 'arr_minor')],
    ['contractStartOn', column('date', 'contract_start_on')],
    ['renewalOn', column('date', 'renewal_on')],
    ['autoRenewal', column('boolean', 'auto_renewal')],
    ['region', column('choice', 'region')],
    ['country', column('choice', 'country')],
    ['createdAt', day('created_at', timeZone)],
    ['updatedAt', day('updated_at', timeZone)],
    ...customFields.map((field) => [`custom.${field.key}`, customColumn(field)] as const),
  ])
}

function customColumn({ key, kind }: CustomField): ListColumn {
  const text = sql`(accounts.accounts.custom ->> ${key})`
  switch (kind) {
    case 'number':
      return { kind: 'number', value: sql`${text}::numeric`, isMember: false }
    case 'money':
      return {
        kind: 'number',
        value: sql`(accounts.accounts.custom -> ${key} ->> 'amountMinor')::numeric`,
        isMember: false,
      }
    case 'date':
      return { kind: 'date', value: sql`${text}::date`, isMember: false }
    case 'boolean':
      return { kind: 'boolean', value: sql`${text}::boolean`, isMember: false }
    case 'select':
      return { kind: 'choice', value: text, isMember: false }
    case 'user':
      return { kind: 'choice', value: text, isMember: true }
    case 'multi_select':
      return { kind: 'choices', value: sql`(accounts.accounts.custom -> ${key})`, isMember: false }
    default:
      return { kind: 'text', value: text, isMember: false }
  }
}

export interface SortColumn {
  /** Of the customer's own row, or, of a figure, of the one beside it. */
  name: string
  isFigure?: true
  type: 'text' | 'bigint' | 'date' | 'timestamptz'
  isNullable: boolean
}

/** What each sortable field of the list is ordered by. */
export const sortColumns: ReadonlyMap<string, SortColumn> = new Map<string, SortColumn>([
  ['name', { name: 'sort_key', type: 'text', isNullable: false }],
  ['phaseSince', { name: 'phase_since', type: 'date', isNullable: false }],
  ['employeeCount', { name: 'employee_count', type: 'bigint', isNullable: true }],
  ['mrr', { name: 'mrr_minor', type: 'bigint', isNullable: true }],
  ['arr', { name: 'arr_minor', type: 'bigint', isNullable: true }],
  ['contractStartOn', { name: 'contract_start_on', type: 'date', isNullable: true }],
  ['renewalOn', { name: 'renewal_on', type: 'date', isNullable: true }],
  ['healthScore', { name: 'health_score', type: 'bigint', isNullable: true, isFigure: true }],
  ['createdAt', { name: 'created_at', type: 'timestamptz', isNullable: false }],
  ['updatedAt', { name: 'updated_at', type: 'timestamptz', isNullable: false }],
])
