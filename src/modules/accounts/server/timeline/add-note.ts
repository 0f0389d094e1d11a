import type { Context } from '#platform/context/context.ts'
import type { TimelineEntry } from '../../contract.ts'
import { requireAccount } from '../profiles/find-account.ts'
import { recordTimelineEntry } from './record-timeline-entry.ts'

export interface Note {
  body: string
  visibility: 'internal' | 'customer'
}

/** Throws notFound `accounts.no_such_account`. */
export async function addNote(context: Context, accountId: string, note: Note): Promise<TimelineEntry> {
  await requireAccount(context, accountId)
  return recordTimelineEntry(context, { accountId, kind: 'accounts.note', ...note })
}
