import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { mailKinds } from './domain/mail-kind.ts'
import { messageStates } from './domain/message-state.ts'

export const mailKindSchema = z.enum(mailKinds)
export const messageStateSchema = z.enum(messageStates)

export const messageSchema = z.object({
  id: z.string(),
  account: z.object({ id: z.string(), name: z.string() }),
  kind: mailKindSchema,
  to: z.object({ name: z.string(), email: z.string() }),
  subject: z.string(),
  /** As the recipient reads it, but for the private part of a link. */
  body: z.string(),
  state: messageStateSchema,
  attempts: z.number(),
  /** What the mail server said last, when it did not take the mail. */
  failure: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
  settledAt: z.string().nullable(),
  settledBy: z.string().nullable(),
  canBeSent: z.boolean(),
  version: z.number(),
  /** The customer's person it is to, where known. */
  stakeholderId: z.string().nullable(),
  /** The text as it is edited: with a mark where the address of the customer's page goes. */
  draftBody: z.string(),
  isEdited: z.boolean(),
  /** An appointment goes with it. */
  hasCalendar: z.boolean(),
  /** It opens something to this one person: it can be addressed to nobody else. */
  isPersonal: z.boolean(),
})
export type Message = z.infer<typeof messageSchema>

const messageParams = z.object({ id: z.uuid() })

const versionSchema = z.int().min(1)

export const listMessages = endpoint({
  method: 'GET',
  path: '/messages',
  summary: 'Mails to customers, newest first',
  query: z.object({
    accountId: z.uuid().optional(),
    state: messageStateSchema.optional(),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ items: z.array(messageSchema), nextCursor: z.string().nullable() }),
})

export const retryMessage = endpoint({
  method: 'POST',
  path: '/messages/{id}/retry',
  summary: 'Send a draft, or send again what failed, was only shown, or was lost sight of',
  params: messageParams,
  /** With a version nothing goes out that says something else than what the sender has read. */
  body: z.object({ version: versionSchema.optional() }),
  response: messageSchema,
})

export const editDraft = endpoint({
  method: 'PATCH',
  path: '/messages/{id}',
  summary: 'Word or address a draft differently; what it said before is kept',
  params: messageParams,
  body: z.object({
    version: versionSchema,
    subject: z.string().trim().min(1).max(300).optional(),
    body: z.string().trim().min(1).max(20_000).optional(),
    stakeholderId: z.uuid().optional(),
  }),
  response: messageSchema,
})

export const addRecipients = endpoint({
  method: 'POST',
  path: '/messages/{id}/recipients',
  summary: 'The same draft for more people of the customer, one mail each',
  params: messageParams,
  body: z.object({ stakeholderIds: z.array(z.uuid()).min(1).max(50) }),
  response: z.object({ items: z.array(messageSchema) }),
})

export const discardDraft = endpoint({
  method: 'POST',
  path: '/messages/{id}/discard',
  summary: 'Decide against a draft; it is kept as discarded and never written again',
  params: messageParams,
  body: z.object({ version: versionSchema }),
  response: messageSchema,
})

export const listEdits = endpoint({
  method: 'GET',
  path: '/messages/{id}/edits',
  summary: 'What a draft said before each edit, newest first',
  params: messageParams,
  response: z.object({
    items: z.array(
      z.object({
        version: z.number(),
        to: z.string(),
        subject: z.string(),
        body: z.string(),
        editedBy: z.string(),
        editedAt: z.string(),
      }),
    ),
  }),
})

export const settleMessage = endpoint({
  method: 'POST',
  path: '/messages/{id}/settle',
  summary: 'Say that a mail that was lost sight of did arrive',
  params: messageParams,
  response: messageSchema,
})

export const mailSettingsSchema = z.object({
  /** Kinds that leave without a person looking at each; the others wait as drafts. */
  automaticKinds: z.array(mailKindSchema).max(mailKinds.length),
  /** Below every mail; empty: the vendor's name and the writer's. */
  signature: z.string().max(2000),
  /** Whose mails they are, as mail programs show it; empty: as the server is set up. */
  senderName: z
    .string()
    .trim()
    .max(100)
    .regex(/^[^\p{Cc}]*$/u),
})
export type MailSettings = z.infer<typeof mailSettingsSchema>

export const readMailSettings = endpoint({
  method: 'GET',
  path: '/mail-settings',
  summary: 'Which mails leave by themselves, and the signature',
  response: mailSettingsSchema.extend({ isServerConfigured: z.boolean() }),
})

export const changeMailSettings = endpoint({
  method: 'PATCH',
  path: '/mail-settings',
  summary: 'Change which mails leave by themselves, and the signature',
  body: mailSettingsSchema.partial(),
  response: mailSettingsSchema.extend({ isServerConfigured: z.boolean() }),
})

const suppressedSchema = z.object({
  items: z.array(z.object({ email: z.string(), reason: z.string(), createdBy: z.string(), createdAt: z.string() })),
})
const addressSchema = z.email().max(254)

export const listSuppressedAddresses = endpoint({
  method: 'GET',
  path: '/suppressed-addresses',
  summary: 'Addresses that get no mail',
  response: suppressedSchema,
})

export const suppressAddress = endpoint({
  method: 'POST',
  path: '/suppressed-addresses',
  summary: 'Send no mail to an address any more',
  body: z.object({ email: addressSchema, reason: z.string().trim().max(500).default('') }),
  response: suppressedSchema,
})

export const allowAddress = endpoint({
  method: 'POST',
  path: '/suppressed-addresses/allow',
  summary: 'Send mail to an address again',
  body: z.object({ email: addressSchema }),
  response: suppressedSchema,
})
