import type { RawBuilder } from 'kysely'
import type { Context } from '#platform/context/context.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'

/**
 * What kind of value it is; decides which conditions fit and how it is written. `money` is in minor units of the
 * customer's currency, `choices` a jsonb list of keys, `member` the ID of somebody of our own.
 */
export type AttributeKind = 'text' | 'number' | 'money' | 'date' | 'boolean' | 'choice' | 'choices' | 'member'

export type AttributeUnit = 'percent' | 'count' | 'days' | 'business_days' | 'points' | 'hours'

/** Something that is known of every customer as of a day: what segments ask for and what health scores weigh. */
export interface Attribute {
  /** `<module>.<what>`. Its words are the web message `<module>.attributes.<what>`, unless people named it. */
  key: string
  kind: AttributeKind
  unit?: AttributeUnit
  /** The keys a choice may have; absent where they cannot be listed. */
  options?: readonly string[]
  /** Options that people or content named; the others' words are `<module>.attributeOptions.<what>.<option>`. */
  optionNames?: Readonly<Record<string, { ja: string; en: string }>>
  /** Where the people who made it named it: custom fields, measures. */
  name?: { ja: string; en: string }
  /** Whether `select` can tell it as of a day that is past. Else it always tells what is known now. */
  knowsPast: boolean
}

/** A module's attributes: they are read together, so that one pass over its tables answers all that is wanted. */
export interface AttributeSource {
  /** `<module>.<noun>`. */
  key: string
  /** Whether `select` has a row for each customer that is not archived, so that a query may begin with it. */
  hasEveryone?: boolean
  /** What it offers in the context's workspace, in the order of menus. A constant number of queries. */
  list: (context: Context) => Promise<readonly Attribute[]>
  /**
   * A query (without brackets) of one row a customer: `account_id` and a column for each wanted key under that very name
   * (`"usage.trend"`). No row, or null, where it is not known, which is never zero. `asOf` is the last day counted.
   */
  select: (context: Context, wanted: readonly string[], asOf: PlainDateString) => Promise<RawBuilder<unknown>>
}
