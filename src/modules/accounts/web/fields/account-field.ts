import type { CustomFieldRecord } from '../../contract.ts'

/** How a fact of a customer is read and edited. */
export type FactKind =
  | 'text'
  | 'long_text'
  | 'link'
  | 'email'
  | 'number'
  | 'money'
  | 'date'
  | 'instant'
  | 'boolean'
  | 'choice'
  | 'choices'
  /** Free text with the words in use offered. */
  | 'suggestion'
  | 'weekdays'
  | 'days'
  | 'account'

export type ChoiceList =
  | 'industries'
  | 'phases'
  | 'owners'
  | 'plans'
  | 'regions'
  | 'countries'
  | 'touchModels'
  | 'fits'
  | 'healthBands'

export interface AccountField {
  /** As in the contract; `custom.<key>` for the fields a workspace added. */
  key: string
  kind: FactKind
  choices?: ChoiceList
  custom?: CustomFieldRecord
}

const own: readonly AccountField[] = [
  { key: 'name', kind: 'text' },
  { key: 'nameKana', kind: 'text' },
  { key: 'externalId', kind: 'text' },
  { key: 'corporateNumber', kind: 'text' },
  { key: 'industry', kind: 'suggestion', choices: 'industries' },
  { key: 'employeeCount', kind: 'number' },
  { key: 'plan', kind: 'suggestion', choices: 'plans' },
  { key: 'seats', kind: 'number' },
  { key: 'currency', kind: 'text' },
  { key: 'mrr', kind: 'money' },
  { key: 'arr', kind: 'money' },
  { key: 'contractStartOn', kind: 'date' },
  { key: 'renewalOn', kind: 'date' },
  { key: 'noticeMonths', kind: 'number' },
  { key: 'autoRenewal', kind: 'boolean' },
  { key: 'ownerId', kind: 'choice', choices: 'owners' },
  { key: 'salesId', kind: 'choice', choices: 'owners' },
  { key: 'parentAccountId', kind: 'account' },
  { key: 'touchModel', kind: 'choice', choices: 'touchModels' },
  { key: 'region', kind: 'suggestion', choices: 'regions' },
  { key: 'country', kind: 'suggestion', choices: 'countries' },
  { key: 'phone', kind: 'text' },
  { key: 'postalCode', kind: 'text' },
  { key: 'address', kind: 'text' },
  { key: 'website', kind: 'link' },
  { key: 'note', kind: 'long_text' },
  { key: 'closedWeekdays', kind: 'weekdays' },
  { key: 'closedDays', kind: 'days' },
  { key: 'phase', kind: 'choice', choices: 'phases' },
  { key: 'phaseSince', kind: 'date' },
  { key: 'fit', kind: 'choice', choices: 'fits' },
  { key: 'healthBand', kind: 'choice', choices: 'healthBands' },
  { key: 'healthScore', kind: 'number' },
  { key: 'createdAt', kind: 'instant' },
  { key: 'updatedAt', kind: 'instant' },
]

const kindOfCustom = {
  text: 'text',
  long_text: 'long_text',
  number: 'number',
  money: 'money',
  date: 'date',
  boolean: 'boolean',
  select: 'choice',
  multi_select: 'choices',
  url: 'link',
  email: 'email',
  user: 'choice',
} as const satisfies Record<CustomFieldRecord['kind'], FactKind>

export function customAccountField(custom: CustomFieldRecord): AccountField {
  return { key: `custom.${custom.key}`, kind: kindOfCustom[custom.kind], custom }
}

/** The field of this key among the customer's own and the given custom ones. */
export function accountFieldOf(key: string, customFields: readonly CustomFieldRecord[]): AccountField {
  const custom = customFields.find((field) => `custom.${field.key}` === key)
  if (custom) return customAccountField(custom)
  return own.find((field) => field.key === key) ?? { key, kind: 'text' }
}

/** What a customer (or a row of the list) holds in a field. */
export function valueIn(account: { custom: Readonly<Record<string, unknown>> }, key: string): unknown {
  if (key.startsWith('custom.')) return account.custom[key.slice('custom.'.length)] ?? null
  return new Map<string, unknown>(Object.entries(account)).get(key) ?? null
}
