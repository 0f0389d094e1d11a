import type { XlsxColumn } from '#platform/files/write-xlsx.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { minorUnitDigits } from '#platform/kernel/money.ts'
import { industries, phaseModel } from '../../content/built-in.ts'
import type { Account, CustomFieldRecord } from '../../contract.ts'
import { customColumns } from '../../domain/imports/customers/new-field.ts'
import { importFields } from '../../domain/imports/fields.ts'
import { sayIssue } from '../imports/words.ts'

export type ExportCell = string | number | null

export interface ExportColumn {
  /** As in the contract; `custom.<key>` for the fields a workspace added. */
  key: string
  header: string
  kind: XlsxColumn['kind']
  cell: (account: ExportedAccount) => ExportCell
}

/** A customer with what other modules tell of it. */
export type ExportedAccount = Account & { healthScore: number | null; healthBand: string | null }

interface ExportWorld {
  locale: 'ja' | 'en'
  customFields: readonly CustomFieldRecord[]
  emailOf: ReadonlyMap<string, string>
}

const major = (minor: number | null, currency: string) =>
  minor === null ? null : minor / 10 ** minorUnitDigits(currency)

/** The columns of an export: the headings that an import recognises, with values that it reads back. */
export function exportColumns({ locale, customFields, emailOf }: ExportWorld): ExportColumn[] {
  const labelOf = (choices: readonly { key: string; label: { ja: string; en: string } }[], key: string | null) =>
    choices.find((choice) => choice.key === key)?.label[locale] ?? key
  const facts: Record<string, (account: Account) => ExportCell> = {
    externalId: (account) => account.externalId,
    name: (account) => account.name,
    nameKana: (account) => account.nameKana,
    corporateNumber: (account) => account.corporateNumber,
    industry: (account) => labelOf(industries, account.industry),
    employeeCount: (account) => account.employeeCount,
    country: (account) => account.country,
    region: (account) => account.region,
    postalCode: (account) => account.postalCode,
    address: (account) => account.address,
    phone: (account) => account.phone,
    website: (account) => account.website,
    note: (account) => account.note,
    phase: (account) => labelOf(phaseModel.phases, account.phase),
    plan: (account) => account.plan,
    seats: (account) => account.seats,
    mrr: (account) => major(account.mrr, account.currency),
    arr: (account) => major(account.arr, account.currency),
    contractStartOn: (account) => account.contractStartOn,
    renewalOn: (account) => account.renewalOn,
    ownerEmail: (account) => emailOf.get(account.ownerId ?? '') ?? null,
  }
  const own = new Map(customFields.map((field) => [`custom.${field.key}`, field]))
  const columns = importFields(customColumns(customFields)).flatMap(({ key, kind, header }): ExportColumn[] => {
    const field = own.get(key)
    const fact = facts[key]
    const isNumber = kind === 'count' || kind === 'number' || kind === 'money'
    const cell =
      fact ?? (field && ((account: Account) => customCell(field, account.custom[field.key], { locale, emailOf })))
    return cell
      ? [{ key, header: header[locale], kind: kind === 'date' ? 'date' : isNumber ? 'number' : 'text', cell }]
      : []
  })
  const currency: ExportColumn = {
    key: 'currency',
    header: sayIssue(locale, 'accounts.export.currency'),
    kind: 'text',
    cell: (account) => account.currency,
  }
  return [...columns, currency]
}

/** Every column that the customer list can show. `timeZone` is whose days instants are given as. */
export function listColumns(world: ExportWorld, timeZone: string): ExportColumn[] {
  const { locale, emailOf } = world
  const known = new Map(exportColumns(world).map((column) => [column.key, column]))
  const dayOf = (instant: string) => todayIn(timeZone, Date.parse(instant))
  const say = (code: string) => sayIssue(locale, `accounts.export.${code}`)
  const more = (key: string, kind: XlsxColumn['kind'], cell: ExportColumn['cell']): ExportColumn => ({
    key,
    header: say(`column.${key}`),
    kind,
    cell,
  })
  const owner = known.get('ownerEmail')
  return [
    ...known.values(),
    ...(owner ? [{ ...owner, key: 'ownerId' }] : []),
    more('salesId', 'text', (account) => emailOf.get(account.salesId ?? '') ?? null),
    more('phaseSince', 'date', (account) => account.phaseSince),
    more('healthScore', 'number', (account) => account.healthScore),
    more('healthBand', 'text', (account) => account.healthBand && say(`health_band.${account.healthBand}`)),
    more('touchModel', 'text', (account) => account.touchModel && say(`touch_model.${account.touchModel}`)),
    more('fit', 'text', (account) => say(`fit.${account.fit}`)),
    more('autoRenewal', 'text', (account) =>
      account.autoRenewal === null ? null : say(account.autoRenewal ? 'yes' : 'no'),
    ),
    more('createdAt', 'date', (account) => dayOf(account.createdAt)),
    more('updatedAt', 'date', (account) => dayOf(account.updatedAt)),
  ]
}

function customCell(
  field: CustomFieldRecord,
  value: unknown,
  { locale, emailOf }: Pick<ExportWorld, 'locale' | 'emailOf'>,
): ExportCell {
  const label = (key: unknown) => field.options.find((option) => option.key === key)?.label[locale] ?? String(key)
  if (value === undefined || value === null) return null
  if (field.kind === 'user') return emailOf.get(String(value)) ?? null
  if (Array.isArray(value)) return value.map(label).join('、')
  if (field.kind === 'select') return label(value)
  if (typeof value === 'boolean') return sayIssue(locale, value ? 'accounts.export.yes' : 'accounts.export.no')
  if (typeof value === 'object' && 'amountMinor' in value && typeof value.amountMinor === 'number') {
    return major(value.amountMinor, field.currency ?? 'JPY')
  }
  return typeof value === 'number' ? value : String(value)
}
