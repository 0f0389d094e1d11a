import type { Context, Locale } from '#platform/context/context.ts'
import { selectLanguage, upsertLanguage } from './reader-queries.ts'

/** In which language a person is written to: the one chosen on the customer's page, else `usual`. */
export async function languageOf(context: Context, email: string | null, usual: Locale): Promise<Locale> {
  return (email === null ? undefined : await findLanguage(context, email)) ?? usual
}

/** The language that a reader chose; null before any choice. */
export async function findLanguage(context: Context, email: string): Promise<Locale | null> {
  return (await selectLanguage(context.transaction, email)) ?? null
}

export async function chooseLanguage(context: Context, email: string, locale: Locale): Promise<void> {
  await upsertLanguage(context.transaction, { workspace_id: context.workspaceId, email, locale })
}
