import { z } from 'zod'
import { isPlainDate } from '#platform/kernel/dates.ts'
import { minorUnitDigits, moneyFromMajor } from '#platform/kernel/money.ts'
import { parseDateInput } from '#platform/kernel/parse-input.ts'
import type { AccountField } from '../fields/account-field.ts'

/** A fact while it is edited: lists of days are lines of text, amounts are in major units. */
export type FactDraft = string | number | boolean | null | string[]

const moneySchema = z.object({ amountMinor: z.number(), currency: z.string() })
const listSchema = z.array(z.union([z.string(), z.number().transform(String)]))

const major = (minor: number, currency: string) => minor / 10 ** minorUnitDigits(currency)

function amountDraft(value: unknown, currency: string): number | null {
  const money = moneySchema.safeParse(value)
  if (money.success) return major(money.data.amountMinor, money.data.currency)
  return typeof value === 'number' ? major(value, currency) : null
}

/** The draft to begin with for what a customer holds in a field. */
export function draftOf(field: AccountField, value: unknown, currency: string): FactDraft {
  switch (field.kind) {
    case 'money':
      return amountDraft(value, currency)
    case 'number':
      return typeof value === 'number' ? value : null
    case 'boolean':
      return typeof value === 'boolean' ? value : null
    case 'choices':
    case 'weekdays':
      return listSchema.catch([]).parse(value)
    case 'days':
      return listSchema.catch([]).parse(value).join('\n')
    case 'date':
    case 'choice':
    case 'account':
      return typeof value === 'string' ? value : null
    default:
      return typeof value === 'string' ? value : ''
  }
}

/** '12/29' and '12-29' every year, any date once; what cannot be read is left for the server to refuse. */
function closedDay(line: string): string {
  const [, month, day] = /^(\d{1,2})[-/](\d{1,2})$/.exec(line) ?? []
  if (month && day) return `${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (isPlainDate(line)) return line
  const parsed = parseDateInput(line)
  return parsed.ok ? parsed.value : line
}

/** What the server is sent for a draft: the customer's own amounts in minor units, custom ones as typed. */
export function valueOfDraft(field: AccountField, draft: FactDraft, currency: string): unknown {
  if (draft === '') return field.kind === 'days' ? [] : null
  if (field.kind === 'money' && !field.custom && typeof draft === 'number') {
    return moneyFromMajor(draft, currency).amountMinor
  }
  if (field.kind === 'weekdays' && Array.isArray(draft)) return draft.map(Number).toSorted((a, b) => a - b)
  if (field.kind === 'days' && typeof draft === 'string') {
    const lines = draft.normalize('NFKC').split(/[\n,、]/)
    return [
      ...new Set(
        lines
          .map((line) => line.trim())
          .filter(Boolean)
          .map(closedDay),
      ),
    ].toSorted()
  }
  return draft
}
