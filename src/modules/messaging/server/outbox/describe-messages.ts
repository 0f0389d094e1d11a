import { listAccountNames } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { Message } from '../../contract.ts'
import { canBeSent } from '../../domain/message-state.ts'
import { hasAnswerLink, withAddresses } from '../../domain/page-mark.ts'
import type { MessageRow } from './message-queries.ts'

/** Rows as staff see them. A private link shows its address without the part that opens it. */
export async function describeMessages(
  context: Context,
  publicUrl: string,
  rows: readonly MessageRow[],
): Promise<Message[]> {
  const names = await listAccountNames(context, [...new Set(rows.map((row) => row.account_id))])
  return rows.map((row) => ({
    id: row.message_id,
    account: { id: row.account_id, name: names.get(row.account_id) ?? '' },
    kind: row.kind,
    to: { name: row.to_name, email: row.to_email },
    subject: row.subject,
    body: withAddresses(row.body, shownAddresses(row, publicUrl), `${publicUrl}/p/unsubscribe#…`),
    state: row.state,
    attempts: row.attempts,
    failure: row.failure,
    createdBy: row.created_by,
    createdAt: row.created_at,
    settledAt: row.settled_at,
    settledBy: row.settled_by,
    canBeSent: canBeSent(row.state) && !hasLostItsLink(row),
    version: row.version,
    stakeholderId: row.stakeholder_id,
    draftBody: row.body,
    isEdited: row.version > 1,
    hasCalendar: row.calendar !== null,
    isPersonal: isPersonal(row),
  }))
}

/** A mail made for one person only: with a link of their own (also once it is no longer kept), or their appointment. */
export const isPersonal = (row: Pick<MessageRow, 'kind' | 'private_link' | 'body' | 'calendar'>) =>
  row.private_link !== null || row.calendar !== null || hasLostItsLink(row)

/** A mail whose point is a private link can't go out once the link is no longer kept. */
export const hasLostItsLink = (row: Pick<MessageRow, 'kind' | 'private_link' | 'body'>) =>
  row.private_link === null && (row.kind === 'portal_link' || hasAnswerLink(row.body))

function shownAddresses({ private_link: links }: MessageRow, publicUrl: string): string[] {
  return links === null ? [`${publicUrl}/p/`] : links.split('\n').map(() => `${publicUrl}/p/#…`)
}
