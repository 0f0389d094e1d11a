import { findAccount, listStakeholders } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { conflict, invalid, notFound } from '#platform/kernel/errors.ts'
import { personName } from '#platform/kernel/japanese-text.ts'
import { type MailReader, salutation } from '../../domain/salutation.ts'
import { findMessageForUpdate, type MessageRow } from '../outbox/message-queries.ts'

/**
 * The draft, locked. Throws not found `messaging.no_such_message`, conflict `messaging.not_a_draft`, and
 * `messaging.changed_meanwhile` when `version` is given and stale.
 */
export async function requireDraft(context: Context, id: string, version?: number): Promise<MessageRow> {
  const draft = await findMessageForUpdate(context.transaction, id)
  if (!draft) throw notFound('messaging.no_such_message')
  if (draft.state !== 'draft') throw conflict('messaging.not_a_draft')
  if (version !== undefined && draft.version !== version) throw conflict('messaging.changed_meanwhile')
  return draft
}

export interface Reader extends MailReader {
  id: string
  email: string
  name: string
  salutation: ReturnType<typeof salutation>
}

/**
 * Everybody at the customer whom the mail may go to, by ID, and how the mail greets whom it is to now. Throws invalid
 * `messaging.no_address` from `reader` for somebody who is not there or has no address.
 */
export async function readReaders(context: Context, draft: MessageRow) {
  const { account_id: accountId, locale } = draft
  const account = await findAccount(context, accountId)
  const people = await listStakeholders(context, accountId)
  const greet = (person: MailReader) => salutation(locale, account?.name ?? '', person)
  const present = people.find(({ id }) => id === draft.stakeholder_id)
  const reader = (id: string, path: string): Reader => {
    const person = people.find((one) => one.id === id && one.isActive)
    if (!person?.email) throw invalid('messaging.no_address', {}, [{ path, code: 'messaging.no_address' }])
    const name = personName(locale, { family: person.familyName, given: person.givenName })
    return { ...person, email: person.email, name, salutation: greet(person) }
  }
  return { present: present && greet(present), reader }
}
