import { minorUnitDigits } from '#platform/kernel/money.ts'
import type { Account, AccountInput, StakeholderInput } from '../../../contract.ts'
import type { CustomField } from '../../custom-fields/custom-field.ts'
import type { ExistingAccount } from '../judge-rows.ts'
import type { ImportValue } from '../read-cell.ts'

type Values = Readonly<Record<string, ImportValue>>

/** One of a customer's people, as far as an import looks. */
export interface KnownPerson {
  id: string
  version: number
  familyName: string
  givenName: string
  familyKana: string | null
  givenKana: string | null
  department: string | null
  title: string | null
  email: string | null
  phone: string | null
}

/** A customer that is there, with its people. */
export interface KnownCustomer {
  account: Account
  people: readonly KnownPerson[]
}

/** The facts of a customer that carry the same key and value in a file as on the customer. */
const plainFacts = [
  'externalId',
  'name',
  'nameKana',
  'corporateNumber',
  'industry',
  'employeeCount',
  'plan',
  'seats',
  'mrr',
  'arr',
  'contractStartOn',
  'renewalOn',
  'region',
  'country',
  'phone',
  'postalCode',
  'address',
  'website',
  'note',
] as const

export const amountFields = new Set(['mrr', 'arr'])

const isValue = (value: unknown): value is ImportValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || Array.isArray(value)

function compact(values: Readonly<Record<string, unknown>>): Record<string, ImportValue> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (isValue(value) && value !== '' ? [[key, value] as const] : [])),
  )
}

/** A person under the field keys of a file. */
export function personValues(person: KnownPerson): Record<string, ImportValue> & { id: string } {
  return {
    ...compact({
      contactFamily: person.familyName,
      contactGiven: person.givenName,
      contactKana: [person.familyKana, person.givenKana].filter((part) => part !== null).join(' '),
      contactDepartment: person.department,
      contactTitle: person.title,
      contactEmail: person.email?.toLowerCase(),
      contactPhone: person.phone,
    }),
    id: person.id,
  }
}

const moneyAmount = (value: unknown) =>
  typeof value === 'object' && value !== null && 'amountMinor' in value ? value.amountMinor : value

/** A customer under the field keys of a file, to be compared with its row. */
export function existingAccount({ account, people }: KnownCustomer): ExistingAccount {
  const custom = Object.entries(account.custom).map(([key, value]) => [`custom.${key}`, moneyAmount(value)])
  const facts = Object.fromEntries(plainFacts.map((key) => [key, account[key]]))
  const values = compact({ ...facts, ownerEmail: account.ownerId, phase: account.phase, ...Object.fromEntries(custom) })
  return { id: account.id, values, people: people.map(personValues) }
}

/** What a row writes on the customer. Amounts bring the currency of the file with them. */
export function accountInput(values: Values, currency: string, fields: readonly CustomField[]): Partial<AccountInput> {
  const facts = plainFacts.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]] as const]))
  const custom = fields.flatMap((field) => {
    const value = values[`custom.${field.key}`]
    if (value === undefined) return []
    // Custom amounts are entered in major units.
    const isMoney = field.kind === 'money' && typeof value === 'number'
    return [[field.key, isMoney ? value / 10 ** minorUnitDigits(field.currency ?? 'JPY') : value] as const]
  })
  const hasAmount = [...amountFields].some((key) => values[key] !== undefined)
  return {
    ...Object.fromEntries(facts),
    ...(typeof values.ownerEmail === 'string' && { ownerId: values.ownerEmail }),
    ...(hasAmount && { currency }),
    ...(custom.length > 0 && { custom: Object.fromEntries(custom) }),
  }
}

/** The person a row names; undefined when it names nobody. */
export function contactInput(values: Values): (StakeholderInput & { familyName: string }) | undefined {
  const text = (key: string) => (typeof values[key] === 'string' ? values[key] : undefined)
  const familyName = text('contactFamily') ?? text('contactGiven')
  if (familyName === undefined) return undefined
  const [familyKana, ...givenKana] = text('contactKana')?.split(' ') ?? []
  return {
    familyName,
    ...(text('contactFamily') !== undefined &&
      text('contactGiven') !== undefined && { givenName: text('contactGiven') ?? null }),
    ...(familyKana !== undefined && { familyKana }),
    ...(givenKana.length > 0 && { givenKana: givenKana.join(' ') }),
    ...definedOnly({
      department: text('contactDepartment'),
      title: text('contactTitle'),
      email: text('contactEmail'),
      phone: text('contactPhone'),
    }),
  }
}

function definedOnly(texts: Readonly<Record<'department' | 'title' | 'email' | 'phone', string | undefined>>) {
  const { department, title, email, phone } = texts
  return {
    ...(department !== undefined && { department }),
    ...(title !== undefined && { title }),
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone }),
  }
}
