import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { Message } from '../../contract.ts'
import { readdress } from '../../domain/salutation.ts'
import { describeMessages, isPersonal } from '../outbox/describe-messages.ts'
import { findMessage, insertMessage } from '../outbox/message-queries.ts'
import { readReaders, requireDraft } from './require-draft.ts'

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
  const others = new Set(stakeholderIds.filter((each) => each !== draft.stakeholder_id))
  for (const stakeholderId of others) {
    const person = reader(stakeholderId, 'stakeholderIds')
    const copyId = newId(context.clock.now())
    const isNew = await insertMessage(context.transaction, {
      ...draft,
      message_id: copyId,
      dedupe_key: `${draft.dedupe_key}:to:${person.id}`,
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
