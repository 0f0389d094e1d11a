import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import type { contactChannels, TimelineEntry } from '../../contract.ts'
import { customerContacted } from '../../events.ts'
import { requireAccount } from '../profiles/find-account.ts'
import { recordTimelineEntry } from './record-timeline-entry.ts'

export interface Note {
  body: string
  visibility: 'internal' | 'customer'
  contact?: (typeof contactChannels)[number] | null | undefined
}

/**
 * Writes a note, or notes that the customer got in touch, which others may hear of: it has not gone silent. Throws notFound
 * `accounts.no_such_account`.
 */
export async function addNote(context: Context, accountId: string, note: Note): Promise<TimelineEntry> {
  await requireAccount(context, accountId)
  const { contact, body, visibility } = note
  const kind = contact ? `accounts.contact_${contact}` : 'accounts.note'
  if (contact) await recordEvent(context, customerContacted, { accountId, channel: contact }, accountId)
  return recordTimelineEntry(context, { accountId, kind, body, visibility })
}
