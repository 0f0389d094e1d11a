import { z } from 'zod'

/** A text of built-in or customer-made content in both languages of the product. */
export const localTextSchema = z.strictObject({ ja: z.string().trim().min(1), en: z.string().trim().min(1) })
export type LocalText = z.infer<typeof localTextSchema>

/** A choice: what is stored (`key`) and what is shown. */
export const choiceSchema = z.strictObject({ key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), label: localTextSchema })
export type Choice = z.infer<typeof choiceSchema>

/** Adds one zod issue for each key that occurs again. */
export function refuseRepeatedKeys(items: readonly { key: string }[], context: z.RefinementCtx, path: string): void {
  const seen = new Set<string>()
  for (const [index, { key }] of items.entries()) {
    if (seen.has(key)) context.addIssue({ code: 'custom', message: 'repeated_key', path: [path, index, 'key'] })
    seen.add(key)
  }
}

export const choicesSchema = z
  .array(choiceSchema)
  .min(1)
  .max(200)
  .refine((choices) => new Set(choices.map((choice) => choice.key)).size === choices.length, 'repeated_key')
