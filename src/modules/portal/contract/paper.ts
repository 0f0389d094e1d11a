import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'

const kind = z.enum(['success_plan', 'pack'])

/** An allow-list of its own, in the visitor's language. */
const paperSchema = z.object({
  kind,
  /** Its version. */
  number: z.number(),
  title: z.string(),
  facts: z.string(),
  sections: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      columns: z.array(z.string()),
      rows: z.array(z.object({ key: z.string(), cells: z.array(z.string()) })),
    }),
  ),
})
export type PortalPaper = z.infer<typeof paperSchema>

const papersSchema = z.object({ items: z.array(paperSchema) })
export type PortalPapersView = z.infer<typeof papersSchema>

export const readPortalPapers = endpoint({
  method: 'GET',
  path: '/portal/papers',
  summary: 'The success plan and the documentation pack, each in the latest version that was shared',
  response: papersSchema,
})

export const previewPortalPapers = endpoint({
  method: 'GET',
  path: '/accounts/{id}/portal-preview/papers',
  summary: 'The papers that the customer sees, for staff',
  params: z.object({ id: z.uuid() }),
  response: papersSchema,
})

export const downloadPortalPaper = endpoint({
  method: 'GET',
  path: '/portal/papers/{kind}/file',
  summary: 'A shared paper as one page to keep or to print',
  params: z.object({ kind }),
  download: ['text/html; charset=utf-8'],
})
