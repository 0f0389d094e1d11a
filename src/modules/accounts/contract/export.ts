import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { accountSelectionQuery } from './account-list.ts'

export const exportFormats = ['csv_utf8', 'csv_shift_jis', 'xlsx'] as const

const exportQuery = {
  ...accountSelectionQuery,
  /** Only these customers, separated by commas; at most 300. */
  ids: z
    .string()
    .max(12_000)
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid()).max(300))
    .optional(),
  locale: z.enum(['ja', 'en']).default('ja'),
}

export const exportAccounts = endpoint({
  method: 'GET',
  path: '/accounts/export',
  summary: 'Customers as a file, with every field, in a form that can be imported again',
  query: z.object({ ...exportQuery, format: z.enum(exportFormats).default('csv_utf8') }),
  download: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
})

export const listExportLosses = endpoint({
  method: 'GET',
  path: '/accounts/export/losses',
  summary: 'Characters that a Shift_JIS file could not hold, before it is downloaded',
  query: z.object(exportQuery),
  response: z.object({
    customers: z.number(),
    /** How many cells hold such a character. */
    cells: z.number(),
    /** The first places. */
    places: z.array(z.object({ row: z.number(), column: z.string(), character: z.string(), name: z.string() })),
  }),
})
