import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../contract.ts'
import { addRecipients } from './drafts/add-recipients.ts'
import { discardDraft } from './drafts/discard-draft.ts'
import { editDraft } from './drafts/edit-draft.ts'
import { listEdits } from './drafts/list-edits.ts'
import { listMessages } from './outbox/list-messages.ts'
import { retryMessage } from './outbox/retry-message.ts'
import { settleMessage } from './outbox/settle-message.ts'
import type { SendingOptions } from './sending/send-message.ts'
import { changeMailSettings, readMailSettings } from './settings/mail-settings.ts'
import { allowAddress, listSuppressedAddresses, suppressAddress } from './settings/suppressed-addresses.ts'

const read = { audience: 'staff', permission: 'messaging.read' } as const
const send = { audience: 'staff', permission: 'messaging.send' } as const
const manage = { audience: 'staff', permission: 'messaging.manage' } as const

export function messagingRoutes({ sender, publicUrl }: SendingOptions): Route[] {
  const isServerConfigured = sender !== undefined
  return [
    route(contract.listMessages, {
      access: read,
      audit: 'read',
      handle: (context, { query }) => listMessages(context, publicUrl(), query),
    }),
    route(contract.retryMessage, {
      access: send,
      audit: { action: 'messaging.message_sent_by_hand', entity: 'message' },
      handle: (context, { params, body }) => retryMessage(context, publicUrl(), params.id, body.version),
    }),
    route(contract.settleMessage, {
      access: send,
      audit: { action: 'messaging.message_settled', entity: 'message' },
      handle: (context, { params }) => settleMessage(context, publicUrl(), params.id),
    }),
    route(contract.editDraft, {
      access: send,
      audit: { action: 'messaging.draft_edited', entity: 'message' },
      handle: (context, { params, body }) => editDraft(context, publicUrl(), params.id, body),
    }),
    route(contract.addRecipients, {
      access: send,
      audit: { action: 'messaging.recipients_added', entity: 'message' },
      handle: (context, { params, body }) => addRecipients(context, publicUrl(), params.id, body.stakeholderIds),
    }),
    route(contract.discardDraft, {
      access: send,
      audit: { action: 'messaging.draft_discarded', entity: 'message' },
      handle: (context, { params, body }) => discardDraft(context, publicUrl(), params.id, body),
    }),
    route(contract.listEdits, {
      access: read,
      audit: 'read',
      handle: (context, { params }) => listEdits(context, params.id),
    }),
    route(contract.readMailSettings, {
      access: read,
      audit: 'read',
      handle: async (context) => ({ ...(await readMailSettings(context)), isServerConfigured }),
    }),
    route(contract.changeMailSettings, {
      access: manage,
      audit: { action: 'messaging.settings_changed', entity: 'mail_settings' },
      handle: async (context, { body }) => ({ ...(await changeMailSettings(context, body)), isServerConfigured }),
    }),
    route(contract.listSuppressedAddresses, {
      access: manage,
      audit: 'read',
      handle: (context) => listSuppressedAddresses(context),
    }),
    route(contract.suppressAddress, {
      access: manage,
      audit: { action: 'messaging.address_suppressed', entity: 'address' },
      handle: (context, { body }) => suppressAddress(context, body),
    }),
    route(contract.allowAddress, {
      access: manage,
      audit: { action: 'messaging.address_allowed', entity: 'address' },
      handle: (context, { body }) => allowAddress(context, body),
    }),
  ]
}
