import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { programDraftSchema, programSchema } from '../domain/program.ts'
import { ruleSchema } from '../domain/tailoring/condition-schema.ts'
import { nameSchema, textSchema, versionSchema } from './field.ts'

const key = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/)
const params = z.object({ key })

export const programSummarySchema = z.object({
  key: z.string(),
  name: textSchema,
  origin: z.enum(['built_in', 'custom']),
  touchModel: z.enum(['high', 'low', 'tech']),
  dayKind: z.enum(['business', 'calendar']),
  rangeWeeks: z.number(),
  taskCount: z.number(),
  /** Latest published version; null while there is only a draft. */
  version: z.number().nullable(),
  versions: z.array(z.object({ version: z.number(), publishedAt: z.string().nullable() })),
  hasDraft: z.boolean(),
  /** Projects made from it. */
  projectCount: z.number(),
})
export type ProgramSummary = z.infer<typeof programSummarySchema>

const draftSchema = z.object({ program: programDraftSchema, version: versionSchema })

export const listPrograms = endpoint({
  method: 'GET',
  path: '/programs',
  summary: 'Onboarding programs with their versions',
  response: z.object({ items: z.array(programSummarySchema) }),
})

const verdictSchema = z.enum(['met', 'unmet', 'unknown'])

export const readProgramSuggestion = endpoint({
  method: 'GET',
  path: '/accounts/{id}/program-suggestion',
  summary: 'Which published program suits the customer, with what speaks for and against each',
  params: z.object({ id: z.uuid() }),
  response: z.object({
    /** Null where none suits for certain. */
    suggestedKey: z.string().nullable(),
    programs: z.array(
      z.object({
        key: z.string(),
        /** Null where the program does not say whom it is for. */
        verdict: verdictSchema.nullable(),
        rules: z.array(z.object({ rule: ruleSchema, verdict: verdictSchema })),
      }),
    ),
  }),
})
export type ProgramSuggestion = z.infer<typeof readProgramSuggestion.response>

export const readProgram = endpoint({
  method: 'GET',
  path: '/programs/{key}',
  summary: 'One published version of a program, the latest unless told',
  params,
  query: z.object({ version: z.coerce.number().int().min(1).optional() }),
  response: programSchema,
})

export const copyProgram = endpoint({
  method: 'POST',
  path: '/programs',
  summary: 'Begin a program of your own as a draft copied from another',
  body: z.object({ fromKey: key, key, name: nameSchema }),
  response: draftSchema,
})

export const readProgramDraft = endpoint({
  method: 'GET',
  path: '/programs/{key}/draft',
  summary: 'The draft of the next version; the latest version where none is begun',
  params,
  response: draftSchema.extend({ version: z.number(), isBegun: z.boolean() }),
})

export const saveProgramDraft = endpoint({
  method: 'PUT',
  path: '/programs/{key}/draft',
  summary: 'Save the draft of the next version of your own program, flaws and all',
  params,
  body: z.object({ program: programDraftSchema, version: z.int().min(0) }),
  response: draftSchema,
})

export const publishProgram = endpoint({
  method: 'POST',
  path: '/programs/{key}/publish',
  summary: 'Make the draft without flaws the latest version; a published version never changes',
  params,
  body: z.object({ version: versionSchema }),
  response: programSchema,
})
