import { z } from 'zod'
import { isPlainDate } from '#platform/kernel/dates.ts'
import { toFullWidthKatakana } from '#platform/kernel/japanese-text.ts'
import { cleanText } from '../domain/text.ts'

/** One line of text that may be missing: '' becomes null. */
export const lineSchema = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => cleanText(text, 'single') || null)
    .nullable()

/** Text of several lines that may be missing: '' becomes null. */
export const linesSchema = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => cleanText(text, 'multiple') || null)
    .nullable()

/** One line that must hold something. */
export const filledLineSchema = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => cleanText(text, 'single'))
    .pipe(z.string().min(1))

/** フリガナ, kept in full-width katakana. */
export const readingSchema = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => toFullWidthKatakana(cleanText(text, 'single')) || null)
    .nullable()

export const dateSchema = z.string().refine(isPlainDate, { params: { code: 'accounts.not_a_date' } })

export const emailSchema = z
  .string()
  .max(254)
  .transform((text) => cleanText(text, 'single').toLowerCase() || null)
  .pipe(z.email().nullable())
  .nullable()

export const pageQuery = {
  cursor: z.string().max(2_000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

export const accountParams = z.object({ id: z.uuid() })
