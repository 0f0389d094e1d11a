import { readSettings } from '#modules/identity/server/api.ts'
import { languageOf } from '#modules/messaging/server/api.ts'
import type { Context, Locale } from '#platform/context/context.ts'

/**
 * In which language customers are written to: the one that the reader chose, else the workspace's, whoever presses the button. A mail of the onboarding waits
 * as a draft unless the workspace lets its kind out.
 */
export async function readWriting(
  context: Context,
  reader: { email: string | null } = { email: null },
): Promise<{ locale: Locale }> {
  return { locale: await languageOf(context, reader.email, (await readSettings(context)).locale) }
}
