import { addressee, personName } from '#platform/kernel/japanese-text.ts'

export interface MailReader {
  familyName: string
  givenName?: string | undefined
  department?: string | null | undefined
  title?: string | null | undefined
}

/** Who the mail is to, as a letter begins, and as its text speaks of them. */
export function salutation(locale: 'ja' | 'en', customer: string, reader: MailReader): { head: string; name: string } {
  const family = reader.familyName
  const given = reader.givenName ?? ''
  if (locale === 'en') {
    const name = personName('en', { family, given })
    return { head: `Dear ${name},`, name }
  }
  const { department, title } = reader
  return {
    head: `${customer}\n${addressee({ department, title, family, given })}`,
    name: addressee({ family }).replace(' ', ''),
  }
}

/**
 * The same text for another reader: begins with their name, and speaks of them where it spoke of the first. A salutation
 * that somebody worded by hand stays as it is.
 */
export function readdress(
  body: string,
  from: ReturnType<typeof salutation>,
  to: ReturnType<typeof salutation>,
): string {
  const hasHead = body.startsWith(from.head)
  const text = hasHead ? body.slice(from.head.length) : body
  const spoken = from.name === '' ? text : text.replaceAll(from.name, to.name)
  return hasHead ? to.head + spoken : spoken
}
