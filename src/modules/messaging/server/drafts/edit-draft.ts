import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict, invalid } from '#platform/kernel/errors.ts'
import type { Message } from '../../contract.ts'
import { pageMark } from '../../domain/page-mark.ts'
import { readdress } from '../../domain/salutation.ts'
import { describeMessages, hasLostItsLink, isPersonal } from '../outbox/describe-messages.ts'
import { moveMessage } from '../outbox/message-queries.ts'
import { insertEdit } from './edit-queries.ts'
import { readReaders, requireDraft } from './require-draft.ts'

export interface DraftEdit {
  version: number
  subject?: string | undefined
  body?: string | undefined
  stakeholderId?: string | undefined
}

/**
 * Words or addresses a draft differently and keeps what it said before. Throws as `requireDraft`, invalid
 * `messaging.no_address`, and `messaging.mark_missing` when a link that only the recipient may know lost its place.
 */
export async function editDraft(context: Context, publicUrl: string, id: string, edit: DraftEdit): Promise<Message> {
  const draft = await requireDraft(context, id, edit.version)
  const address = edit.stakeholderId === undefined ? undefined : await addressedTo(context, draft, edit.stakeholderId)
  const body = edit.body ?? address?.body ?? draft.body
  const isMarkMissing = draft.private_link !== null && !body.includes(pageMark)
  if (isMarkMissing || hasLostItsLink({ ...draft, body }) !== hasLostItsLink(draft))
    throw invalid('messaging.mark_missing', {}, [{ path: 'body', code: 'messaging.mark_missing' }])
  await insertEdit(context.transaction, {
    workspace_id: context.workspaceId,
    account_id: draft.account_id,
    message_id: id,
    version: draft.version,
    to_email: draft.to_email,
    subject: draft.subject,
    body: draft.body,
    edited_by: context.actor.name,
    edited_at: instantOf(context),
  })
  const moved = await moveMessage(context.transaction, id, ['draft'], {
    ...address,
    subject: (edit.subject ?? draft.subject).replace(/\s+/g, ' '),
    body,
    version: draft.version + 1,
  })
  const [message] = moved ? await describeMessages(context, publicUrl, [moved]) : []
  if (!message) throw conflict('messaging.not_a_draft')
  return message
}

type Draft = Awaited<ReturnType<typeof requireDraft>>

async function addressedTo(context: Context, draft: Draft, stakeholderId: string) {
  // A link that only one person may know can't be given to another.
  if (isPersonal(draft)) throw conflict('messaging.link_personal')
  const { present, reader } = await readReaders(context, draft)
  const person = reader(stakeholderId, 'stakeholderId')
  return {
    to_email: person.email,
    to_name: person.name,
    stakeholder_id: person.id,
    body: present ? readdress(draft.body, present, person.salutation) : draft.body,
  }
}
