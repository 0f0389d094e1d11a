import { readSettings } from '#modules/identity/server/api.ts'
import type { Context, Locale } from '#platform/context/context.ts'

/**
 * In which language customers are written to: the workspace's, whoever presses the button. A mail of the onboarding waits
 * as a draft unless the workspace lets its kind out.
 */
export async function readWriting(context: Context): Promise<{ locale: Locale }> {
  return { locale: (await readSettings(context)).locale }
}
