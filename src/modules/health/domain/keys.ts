import { z } from 'zod'

export const keySchema = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)

/** `<module>.<what>`: names an attribute of the registry. */
export const attributeKeySchema = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-zA-Z0-9_-]{1,80}){1,3}$/)

/** A text in both languages. */
export const localTextSchema = z.strictObject({
  ja: z.string().trim().min(1).max(200),
  en: z.string().trim().min(1).max(200),
})
export type LocalText = z.infer<typeof localTextSchema>
