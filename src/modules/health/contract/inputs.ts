import { z } from 'zod'
import { isPlainDate } from '#platform/kernel/dates.ts'

export const daySchema = z.string().refine(isPlainDate, { params: { code: 'health.not_a_date' } })

/** A reason that must say something. */
export const reasonSchema = z
  .string()
  .max(1000)
  .transform((text) => text.toWellFormed().replaceAll('\u0000', '').trim())
  .pipe(z.string().min(1))

export const accountParams = z.object({ id: z.uuid() })
export const clientIdSchema = z.string().min(8).max(100)
export const wordsSchema = z.object({ ja: z.string(), en: z.string() })
export const bandSchema = z.enum(['unknown', 'risk', 'watch', 'good', 'held'])
export const judgedBandSchema = z.enum(['risk', 'watch', 'good'])
