import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { paperKinds } from '../../domain/graduation/paper.ts'
import {
  daySchema,
  filledTextSchema,
  longTextSchema,
  nameSchema,
  projectParams,
  projectPath,
  shortTextSchema,
  versionSchema,
} from '../field.ts'

/** What people write for the customer. */
export const paperTextsSchema = z.object({
  vision: longTextSchema.default(''),
  wished: longTextSchema.default(''),
  ownWords: longTextSchema.default(''),
  means: longTextSchema.default(''),
  reply: longTextSchema.default(''),
  escalation: longTextSchema.default(''),
  notice: longTextSchema.default(''),
  budget: longTextSchema.default(''),
  continuation: longTextSchema.default(''),
  decisions: z
    .array(z.object({ on: daySchema.nullable(), what: nameSchema, why: longTextSchema, by: shortTextSchema }))
    .max(100)
    .default([]),
  troubleshooting: z
    .array(z.object({ problem: nameSchema, remedy: longTextSchema }))
    .max(100)
    .default([]),
  contacts: z
    .array(z.object({ name: nameSchema, role: shortTextSchema, reach: shortTextSchema }))
    .max(50)
    .default([]),
})
export type PaperTexts = z.infer<typeof paperTextsSchema>

/** Ours alone. */
export const internalTextsSchema = z.object({
  mood: longTextSchema.default(''),
  expansion: longTextSchema.default(''),
})
export type InternalTexts = z.infer<typeof internalTextsSchema>

const cells = z.array(z.string())
const sectionSchema = z.object({
  key: z.string(),
  title: z.string(),
  columns: cells,
  rows: z.array(z.object({ key: z.string(), cells })),
})

/** A paper in the reader's language. */
export const paperViewSchema = z.object({
  title: z.string(),
  addressee: z.string(),
  /** Its version and day, and who agreed to it. */
  facts: z.string(),
  sections: z.array(sectionSchema),
})
export type PaperView = z.infer<typeof paperViewSchema>

const versionViewSchema = z.object({
  number: z.number(),
  note: z.string(),
  because: z.enum(['saved', 'graduated']),
  isShared: z.boolean(),
  savedBy: z.string(),
  savedAt: z.string(),
  agreement: z.object({ by: z.string(), on: z.string(), how: z.string() }).nullable(),
})
export type PaperVersion = z.infer<typeof versionViewSchema>

const changeSchema = z.object({
  title: z.string(),
  changes: z.array(
    z.object({ kind: z.enum(['added', 'removed', 'changed']), before: cells.nullable(), after: cells.nullable() }),
  ),
})

export const paperPageSchema = z.object({
  texts: paperTextsSchema,
  internalTexts: internalTextsSchema,
  /** Of what people write; 0 before anything is. */
  version: z.number(),
  /** As it would be saved now. */
  current: paperViewSchema,
  /** Sections that only we read. */
  internal: z.array(sectionSchema),
  /** Newest first. */
  versions: z.array(versionViewSchema),
  /** What changed since the latest version. */
  changes: z.array(changeSchema),
})
export type PaperPage = z.infer<typeof paperPageSchema>

const kindParams = projectParams.extend({ kind: z.enum(paperKinds) })
const versionParams = kindParams.extend({ number: z.coerce.number().int().min(1) })

export const readPaper = endpoint({
  method: 'GET',
  path: projectPath('/papers/{kind}'),
  summary: 'The success plan or the documentation pack as it stands, its versions, and what changed since the latest',
  params: kindParams,
  response: paperPageSchema,
})

export const savePaper = endpoint({
  method: 'PUT',
  path: projectPath('/papers/{kind}'),
  summary: 'Write the texts and keep the whole as a new version',
  params: kindParams,
  body: z.object({
    version: versionSchema.or(z.literal(0)),
    texts: paperTextsSchema,
    internalTexts: internalTextsSchema,
    /** What is new in it. */
    note: shortTextSchema.default(''),
  }),
  response: paperPageSchema,
})

export const readPaperVersion = endpoint({
  method: 'GET',
  path: projectPath('/papers/{kind}/versions/{number}'),
  summary: 'A version as it was saved, and what it changed from the one before',
  params: versionParams,
  response: z.object({
    paper: paperViewSchema,
    internal: z.array(sectionSchema),
    changes: z.array(changeSchema),
  }),
})

export const sharePaper = endpoint({
  method: 'POST',
  path: projectPath('/papers/{kind}/versions/{number}/sharing'),
  summary: 'Show a version on the customer page, or no longer; the latest shared one is shown',
  params: versionParams,
  body: z.object({ isShared: z.boolean() }),
  response: paperPageSchema,
})

export const agreeToPaper = endpoint({
  method: 'POST',
  path: projectPath('/papers/{kind}/versions/{number}/agreement'),
  summary: 'Record on behalf of the customer that it agreed to a version; it never changes',
  params: versionParams,
  body: z.object({ agreedBy: nameSchema, agreedOn: daySchema, how: filledTextSchema }),
  response: paperPageSchema,
})

export const downloadPaper = endpoint({
  method: 'GET',
  path: projectPath('/papers/{kind}/file'),
  summary: 'A version (the latest unless told) as one page for the customer, to keep or to print',
  params: kindParams,
  query: z.object({ number: z.coerce.number().int().min(1).optional(), locale: z.enum(['ja', 'en']).default('ja') }),
  download: ['text/html; charset=utf-8'],
})
