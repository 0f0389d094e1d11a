import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import type { CustomField, CustomFieldKind } from '../domain/custom-fields/custom-field.ts'
import { fitVerdicts } from '../domain/fit/fit.ts'
import { type ListField, type ListFieldKind, listFilterSchema } from '../domain/list-view.ts'
import { phaseKeys } from '../domain/phase.ts'
import { healthBands } from '../domain/profile/health-band.ts'
import { accountNameSchema, accountSchema, phaseSchema, touchModels } from './account.ts'
import { pageQuery } from './inputs.ts'

/**
 * The columns of the customer list, besides `custom.<key>`. `name` sorts by the reading. `ownerId` and `salesId` take
 * member IDs and `me`.
 */
export const accountListFields: readonly ListField[] = [
  { key: 'name', kind: 'text', isSortable: true },
  { key: 'externalId', kind: 'text', isSortable: false },
  { key: 'phase', kind: 'choice', isSortable: false, options: phaseKeys },
  { key: 'phaseSince', kind: 'date', isSortable: true },
  { key: 'fit', kind: 'choice', isSortable: false, options: fitVerdicts },
  { key: 'healthBand', kind: 'choice', isSortable: false, options: healthBands },
  { key: 'healthScore', kind: 'number', isSortable: true },
  { key: 'ownerId', kind: 'choice', isSortable: false },
  { key: 'salesId', kind: 'choice', isSortable: false },
  { key: 'touchModel', kind: 'choice', isSortable: false, options: touchModels },
  { key: 'industry', kind: 'choice', isSortable: false },
  { key: 'employeeCount', kind: 'number', isSortable: true },
  { key: 'plan', kind: 'choice', isSortable: false },
  { key: 'seats', kind: 'number', isSortable: false },
  { key: 'mrr', kind: 'number', isSortable: true },
  { key: 'arr', kind: 'number', isSortable: true },
  { key: 'contractStartOn', kind: 'date', isSortable: true },
  { key: 'renewalOn', kind: 'date', isSortable: true },
  { key: 'autoRenewal', kind: 'boolean', isSortable: false },
  { key: 'region', kind: 'choice', isSortable: false },
  { key: 'country', kind: 'choice', isSortable: false },
  { key: 'createdAt', kind: 'date', isSortable: true },
  { key: 'updatedAt', kind: 'date', isSortable: true },
]

const kindOfCustomField: Readonly<Record<CustomFieldKind, ListFieldKind>> = {
  text: 'text',
  long_text: 'text',
  number: 'number',
  money: 'number',
  date: 'date',
  boolean: 'boolean',
  select: 'choice',
  multi_select: 'choice',
  url: 'text',
  email: 'text',
  user: 'choice',
}

/** Custom fields as columns that can be shown and filtered on. Amounts are compared in minor units. */
export function customListFields(fields: readonly CustomField[]): ListField[] {
  return fields.map((field) => ({
    key: `custom.${field.key}`,
    kind: kindOfCustomField[field.kind],
    isSortable: false,
    ...(field.options.length > 0 && { options: field.options.map((option) => option.key) }),
  }))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const filtersSchema = z.array(listFilterSchema).max(30)

/** Which customers: by text, by filters that must all hold, of the active or of the archived ones. */
export const accountSelectionSchema = z.object({
  q: z.string().max(200).optional(),
  filters: filtersSchema.default([]),
  archived: z.enum(['no', 'only']).default('no'),
})
export type AccountSelection = z.output<typeof accountSelectionSchema>

export const accountSortSchema = z
  .string()
  .regex(/^-?[a-zA-Z]{1,40}$/)
  .transform((text) => ({
    field: text.replace(/^-/, ''),
    direction: text.startsWith('-') ? ('desc' as const) : ('asc' as const),
  }))

/** The selection as a query string carries it: `filters` is JSON of a view's filters. */
export const accountSelectionQuery = {
  q: z.string().max(200).optional(),
  filters: z.string().max(20_000).transform(parseJson).pipe(filtersSchema).optional(),
  archived: z.enum(['no', 'only']).default('no'),
  /** A field of `accountListFields`, with '-' before it for descending. Missing values come last either way. */
  sort: accountSortSchema.optional(),
  /** A saved view, whose filters and sort order apply where none are given here. */
  view: z.uuid().optional(),
}

export const accountRowSchema = accountSchema
  .pick({
    id: true,
    name: true,
    nameKana: true,
    externalId: true,
    phase: true,
    phaseSince: true,
    fit: true,
    ownerId: true,
    salesId: true,
    touchModel: true,
    industry: true,
    employeeCount: true,
    plan: true,
    seats: true,
    currency: true,
    mrr: true,
    arr: true,
    contractStartOn: true,
    renewalOn: true,
    autoRenewal: true,
    region: true,
    country: true,
    custom: true,
    createdAt: true,
    updatedAt: true,
    version: true,
    archivedAt: true,
  })
  .extend({
    ownerName: z.string().nullable(),
    salesName: z.string().nullable(),
    daysInPhase: z.number(),
    healthBand: z.enum(healthBands).nullable(),
    healthScore: z.number().nullable(),
  })
export type AccountRow = z.infer<typeof accountRowSchema>

export const listAccounts = endpoint({
  method: 'GET',
  path: '/accounts',
  summary: 'Customers: sorted, filtered, a page at a time',
  query: z.object({
    ...accountSelectionQuery,
    ...pageQuery,
    /** Counting takes longer than the page: `omit` leaves it to `/accounts/summary`. */
    total: z.enum(['count', 'omit']).default('count'),
  }),
  response: z.object({
    items: z.array(accountRowSchema),
    nextCursor: z.string().nullable(),
    /** How many there are in all; told with the first page only, null on the others and beyond 10,000. */
    total: z.number().nullable(),
  }),
})

const { sort: _, ...unsortedQuery } = accountSelectionQuery

export const summarizeAccounts = endpoint({
  method: 'GET',
  path: '/accounts/summary',
  summary: 'How many customers there are in a selection, and their recurring revenue by currency',
  query: z.object(unsortedQuery),
  response: z.object({
    customers: z.number(),
    /** ARR of the customers that have one, the currency of most customers first. */
    recurring: z.array(z.object({ amountMinor: z.number(), currency: z.string(), customers: z.number() })),
  }),
})

export const searchAccounts = endpoint({
  method: 'GET',
  path: '/accounts/search',
  summary: 'The first ten customers whose name, reading or external ID contains all the words',
  /** Without a word, nobody is found. */
  query: z.object({ q: z.string().max(200).default('') }),
  response: z.object({
    items: z.array(
      accountNameSchema.extend({
        nameKana: z.string().nullable(),
        externalId: z.string().nullable(),
        phase: phaseSchema,
        ownerName: z.string().nullable(),
      }),
    ),
  }),
})
