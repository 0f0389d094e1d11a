import { chooseLanguage, chooseNews, findLanguage, wantsNews } from '#modules/messaging/server/api.ts'
import type { Context, Locale } from '#platform/context/context.ts'
import { conflict } from '#platform/kernel/errors.ts'
import { requireActivePerson } from '../links/require-active-person.ts'

interface Reader {
  accountId: string
  stakeholderId: string
}

/** What a visitor chose about their mails; null for a person without an address, who gets none. */
export async function readOwnChoices(context: Context, email: string | null) {
  if (email === null) return null
  return {
    wantsDigest: await wantsNews(context, email, 'weekly_digest'),
    locale: await findLanguage(context, email),
  }
}

/** Whether the weekly mail comes. Throws conflict `portal.no_address`. */
export async function chooseOwnNews(context: Context, reader: Reader, wants: boolean): Promise<void> {
  const email = await addressOf(context, reader)
  await chooseNews(context, { email, kind: 'weekly_digest', wants })
}

/** The language of the visitor's mails. Somebody without an address has nothing to choose. */
export async function chooseOwnLanguage(context: Context, reader: Reader, locale: Locale): Promise<void> {
  const { email } = await requireActivePerson(context, reader.accountId, reader.stakeholderId)
  if (email !== null) await chooseLanguage(context, email, locale)
}

async function addressOf(context: Context, { accountId, stakeholderId }: Reader): Promise<string> {
  const { email } = await requireActivePerson(context, accountId, stakeholderId)
  if (email === null) throw conflict('portal.no_address')
  return email
}
