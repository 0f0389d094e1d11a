import { z } from 'zod'
import { accountSchema } from '../../../contract.ts'

const personSchema = z.object({
  id: z.string(),
  /** After the import. */
  version: z.number(),
  /** Null when the import added the person. */
  before: z
    .object({
      familyName: z.string(),
      givenName: z.string(),
      familyKana: z.string().nullable(),
      givenKana: z.string().nullable(),
      department: z.string().nullable(),
      title: z.string().nullable(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
    })
    .nullable(),
})
export type PersonOutcome = z.infer<typeof personSchema>

/** What an import wrote for a row, and what was there before. */
export const rowOutcomeSchema = z.object({
  written: z.enum(['added', 'updated']),
  /** Of the customer after the import; absent when only a person was written. */
  version: z.number().optional(),
  before: accountSchema.partial().optional(),
  person: personSchema.optional(),
})
export interface RowOutcome {
  written: 'added' | 'updated'
  version?: number
  before?: Readonly<Record<string, unknown>>
  person?: PersonOutcome
}
