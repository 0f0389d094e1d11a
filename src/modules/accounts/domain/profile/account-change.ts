import type { PlainDateString } from '#platform/kernel/dates.ts'
import type { FieldError } from '#platform/kernel/errors.ts'
import { isValidCorporateNumber, truncate } from '#platform/kernel/japanese-text.ts'
import type { Account, AccountInput } from '../../contract.ts'
import { accountErrors, recurringAmounts } from '../account.ts'
import type { CustomField } from '../custom-fields/custom-field.ts'
import { type CustomValue, parseCustomValue } from '../custom-fields/custom-value.ts'
import type { Phase } from '../phase.ts'

/** A customer of whom nothing is known yet. */
export function blankAccount(id: string, now: string, phase: Phase, phaseSince: PlainDateString): Account {
  return {
    id,
    name: '',
    nameKana: null,
    externalId: null,
    corporateNumber: null,
    industry: null,
    employeeCount: null,
    plan: null,
    seats: null,
    currency: 'JPY',
    mrr: null,
    arr: null,
    contractStartOn: null,
    renewalOn: null,
    noticeMonths: null,
    autoRenewal: null,
    ownerId: null,
    salesId: null,
    parentAccountId: null,
    touchModel: null,
    region: null,
    country: null,
    phone: null,
    postalCode: null,
    address: null,
    website: null,
    note: null,
    closedWeekdays: [],
    closedDays: [],
    phase,
    phaseSince,
    fit: 'unknown',
    custom: {},
    createdAt: now,
    updatedAt: now,
    version: 1,
    archivedAt: null,
  }
}

/** One amount given: the other follows it, unless it had been set apart from it. */
function amountsAfter(current: Account, change: Partial<AccountInput>) {
  const { mrr, arr } = { mrr: change.mrr ?? null, arr: change.arr ?? null }
  if (change.mrr === undefined && change.arr === undefined) return { mrr: current.mrr, arr: current.arr }
  const wereTied = current.mrr === null || current.arr === null || !recurringAmounts(current).differs
  if (change.arr === undefined) return wereTied ? recurringAmounts({ mrr, arr: null }) : { mrr, arr: current.arr }
  if (change.mrr === undefined) return wereTied ? recurringAmounts({ mrr: null, arr }) : { mrr: current.mrr, arr }
  return recurringAmounts({ mrr, arr })
}

function isCustomValue(value: unknown): value is CustomValue {
  return value !== null && value !== undefined
}

function customAfter(current: Account, given: Readonly<Record<string, unknown>>, fields: readonly CustomField[]) {
  const custom = { ...current.custom }
  const errors: FieldError[] = []
  for (const [key, input] of Object.entries(given)) {
    const path = `custom.${key}`
    const field = fields.find((one) => one.key === key)
    if (field === undefined) {
      errors.push({ path, code: 'accounts.no_such_custom_field' })
      continue
    }
    const held = current.custom[key]
    const parsed = parseCustomValue(field, input, isCustomValue(held) ? held : null)
    if (!parsed.ok) errors.push({ path, code: parsed.code, ...(parsed.params && { params: parsed.params }) })
    else if (parsed.value === null) delete custom[key]
    else custom[key] = parsed.value
  }
  return { custom, errors }
}

/**
 * The customer after a change, with what is wrong with it. A field left out of the change stays. Whether members, parent
 * and external ID exist and are free is for the caller to ask.
 */
export function changedAccount(
  current: Account,
  change: Partial<AccountInput>,
  fields: readonly CustomField[],
): { account: Account; errors: FieldError[] } {
  const { custom: given, ...facts } = change
  const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
  const { custom, errors } = customAfter(current, given ?? {}, fields)
  const { mrr, arr } = amountsAfter(current, change)
  const account: Account = { ...current, ...known, custom, mrr, arr }
  return { account, errors: [...accountErrors(account), ...errors] }
}

/** What is doubtful but possible: a wrong check digit of the 法人番号, an ARR that is not 12 × MRR. */
export function accountWarnings(account: Account): { path: string; code: string }[] {
  const warnings = []
  if (account.corporateNumber !== null && !isValidCorporateNumber(account.corporateNumber)) {
    warnings.push({ path: 'corporateNumber', code: 'accounts.corporate_number_check_digit' })
  }
  if (recurringAmounts(account).differs) warnings.push({ path: 'arr', code: 'accounts.arr_differs' })
  return warnings
}

export interface FieldChange {
  field: string
  from: unknown
  to: unknown
}

const untold = new Set<string>([
  'id',
  'custom',
  'phase',
  'phaseSince',
  'createdAt',
  'updatedAt',
  'version',
  'archivedAt',
])
const told = (value: unknown) => (typeof value === 'string' ? truncate(value, 200) : (value ?? null))
const isSame = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

function changesBetween(before: object, after: object, prefix: string): FieldChange[] {
  const old = new Map<string, unknown>(Object.entries(before))
  const now = new Map<string, unknown>(Object.entries(after))
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((key) => (prefix !== '' || !untold.has(key)) && !isSame(old.get(key), now.get(key)))
    .map((key) => ({ field: `${prefix}${key}`, from: told(old.get(key)), to: told(now.get(key)) }))
}

/** What differs between two states of a customer, as the timeline tells it; custom fields as `custom.<key>`. */
export function accountChanges(before: Account, after: Account): FieldChange[] {
  return [...changesBetween(before, after, ''), ...changesBetween(before.custom, after.custom, 'custom.')]
}
