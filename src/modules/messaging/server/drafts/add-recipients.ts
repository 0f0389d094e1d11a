import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { Message } from '../../contract.ts'
import { readdress } from '../../domain/salutation.ts'
import { describeMessages, isPersonal } from '../outbox/describe-messages.ts'
import { findMessage, insertMessage, selectReaders } from '../outbox/message-queries.ts'
import { readReaders, requireDraft } from './require-draft.ts'

const copyMark = /:to:[0-9a-f-]{36}$/

/**
 * Makes the same draft for more people, each greeted by name, and each person once however often it is asked for. Throws
 * as `requireDraft`, invalid `messaging.no_address`, conflict `messaging.link_personal`.
 */
export async function addRecipients(
  context: Context,
  publicUrl: string,
  id: string,
  stakeholderIds: readonly string[],
): Promise<{ items: Message[] }> {
  const draft = await requireDraft(context, id)
  if (isPersonal(draft)) throw conflict('messaging.link_personal')
  const { present, reader } = await readReaders(context, draft)
  const made: string[] = []
  // Copies are known by the key of the first, so that a copy of a copy is none for somebody who has one already.
  const root = draft.dedupe_key.replace(copyMark, '')
  const asked = await selectReaders(context.transaction, draft.account_id, root)
  for (const stakeholderId of new Set(stakeholderIds)) {
    const person = reader(stakeholderId, 'stakeholderIds')
    if (asked.some((each) => each.stakeholder_id === person.id || each.to_email === person.email)) continue
    const copyId = newId(context.clock.now())
    const isNew = await insertMessage(context.transaction, {
      ...draft,
      message_id: copyId,
      dedupe_key: `${root}:to:${person.id}`,
      to_email: person.email,
      to_name: person.name,
      stakeholder_id: person.id,
      body: present ? readdress(draft.body, present, person.salutation) : draft.body,
      version: 1,
      created_by: context.actor.name,
      created_at: instantOf(context),
    })
    if (isNew) made.push(copyId)
  }
  const rows = await Promise.all(made.map((each) => findMessage(context.transaction, each)))
  const found = rows.filter((row) => row !== undefined)
  return { items: await describeMessages(context, publicUrl, found) }
}
