import { z } from 'zod'
import { isPlainDate } from '#platform/kernel/dates.ts'

/** A day, 'YYYY-MM-DD'. */
export const daySchema = z.string().refine(isPlainDate, { params: { code: 'field.not_a_date' } })
export const shortTextSchema = z.string().trim().max(300)
export const longTextSchema = z.string().trim().max(5000)
export const filledTextSchema = z.string().trim().min(1).max(5000)
export const nameSchema = z.string().trim().min(1).max(200)
export const textSchema = z.object({ ja: z.string(), en: z.string() })
export const idSchema = z.uuid()
/** Made by the caller once per form that is filled in: sent twice, it is taken once. */
export const clientIdSchema = z.string().min(8).max(100)
/** The version that the edit is based on; a stale one is refused. */
export const versionSchema = z.int().min(1)

export const projectParams = z.object({ id: idSchema })
export const projectPath = (rest: string) => `/projects/{id}${rest}`

/** Somebody by name: a member of ours or a stakeholder of the customer. */
export const personSchema = z.object({ kind: z.enum(['user', 'stakeholder']), id: z.string(), name: z.string() })
/** Where a statement of the customer comes from: said by itself in the portal, or written down by us. */
export const sourceSchema = z.enum(['customer', 'on_behalf'])
