import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { accountSelectionQuery } from './account-list.ts'

export const exportFormats = ['csv_utf8', 'csv_shift_jis', 'xlsx'] as const

const localeSchema = z.enum(['ja', 'en']).default('ja')

const exportQuery = {
  ...accountSelectionQuery,
  /** Only these customers, separated by commas; at most 300. */
  ids: z
    .string()
    .max(12_000)
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid()).max(300))
    .optional(),
  /** Columns of the customer list in their order, separated by commas; without it every field that an import reads. */
  columns: z
    .string()
    .max(12_000)
    .transform((text) => text.split(','))
    .pipe(z.array(z.string().min(1).max(60)).max(250))
    .optional(),
  locale: localeSchema,
}

/** As many customers as somebody picks out of the list, in the order given; too many for an address. */
const picked = {
  ids: z.array(z.uuid()).min(1).max(10_000),
  columns: z.array(z.string().min(1).max(60)).min(1).max(250).optional(),
  locale: localeSchema,
}

const formatSchema = z.enum(exportFormats).default('csv_utf8')
const fileTypes = ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] as const

export const exportAccounts = endpoint({
  method: 'GET',
  path: '/accounts/export',
  summary: 'Customers as a file, with every field, in a form that can be imported again',
  query: z.object({ ...exportQuery, format: formatSchema }),
  download: fileTypes,
})

export const exportPickedAccounts = endpoint({
  method: 'POST',
  path: '/accounts/export',
  summary: 'The customers picked, as a file',
  body: z.object({ ...picked, format: formatSchema }),
  download: fileTypes,
})

const lossesSchema = z.object({
  customers: z.number(),
  /** How many cells hold such a character. */
  cells: z.number(),
  /** The first places. */
  places: z.array(z.object({ row: z.number(), column: z.string(), character: z.string(), name: z.string() })),
})

export const listExportLosses = endpoint({
  method: 'GET',
  path: '/accounts/export/losses',
  summary: 'Characters that a Shift_JIS file could not hold, before it is downloaded',
  query: z.object(exportQuery),
  response: lossesSchema,
})

export const listPickedExportLosses = endpoint({
  method: 'POST',
  path: '/accounts/export/losses',
  summary: 'Characters that a Shift_JIS file of the customers picked could not hold',
  body: z.object(picked),
  response: lossesSchema,
})
