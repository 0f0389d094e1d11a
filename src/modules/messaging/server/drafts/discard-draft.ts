import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict } from '#platform/kernel/errors.ts'
import type { Message } from '../../contract.ts'
import { describeMessages } from '../outbox/describe-messages.ts'
import { moveMessage, updateDraftsByKey } from '../outbox/message-queries.ts'
import { requireDraft } from './require-draft.ts'

const discarded = (context: Context) => ({
  state: 'discarded' as const,
  private_link: null,
  settled_at: instantOf(context),
  settled_by: context.actor.name,
})

/** A person decides against a draft. Its key stays taken: nothing writes the same mail again. Throws as `requireDraft`. */
export async function discardDraft(
  context: Context,
  publicUrl: string,
  id: string,
  input: { version: number },
): Promise<Message> {
  await requireDraft(context, id, input.version)
  const moved = await moveMessage(context.transaction, id, ['draft'], discarded(context))
  const [message] = moved ? await describeMessages(context, publicUrl, [moved]) : []
  if (!message) throw conflict('messaging.not_a_draft')
  return message
}

/** Discards the customer's drafts whose key begins like one of these: what they say is out of date. Sent ones are not touched. */
export async function discardDraftsOf(context: Context, accountId: string, ...keyPrefixes: string[]): Promise<void> {
  await updateDraftsByKey(context.transaction, accountId, keyPrefixes, discarded(context))
}
