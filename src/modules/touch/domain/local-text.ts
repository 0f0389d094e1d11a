import { z } from 'zod'

/** A text in both languages. */
export const localTextSchema = z.strictObject({
  ja: z.string().trim().min(1).max(2000),
  en: z.string().trim().min(1).max(2000),
})
export type LocalText = z.infer<typeof localTextSchema>

export const keySchema = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)

/** Positions whose key an earlier one has already. */
export function repeatedKeys(items: readonly { key: string }[]): number[] {
  return items.flatMap(({ key }, index) => (items.findIndex((each) => each.key === key) < index ? [index] : []))
}
