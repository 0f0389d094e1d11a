import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { type OnboardingTables, tables } from '../tables.ts'

type Attachments = OnboardingTables['onboarding.attachments']
export type AttachmentRow = Selectable<Attachments>

/** The project's files, newest first; `visibility` keeps the others, and those thrown away, from even being read. */
export function selectAttachments(db: Db, key: ProjectKey, visibility?: 'customer'): Promise<AttachmentRow[]> {
  let query = tables(db)
    .selectFrom('onboarding.attachments')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .orderBy('attachment_id', 'desc')
  if (visibility) query = query.where('visibility', '=', visibility).where('discarded_at', 'is', null)
  return query.execute()
}

export function findAttachment(db: Db, key: ProjectKey, id: string): Promise<AttachmentRow | undefined> {
  return tables(db)
    .selectFrom('onboarding.attachments')
    .selectAll()
    .where((where) => where.and({ ...keyOf(key), attachment_id: id }))
    .executeTakeFirst()
}

export function findAttachmentByClientId(db: Db, key: ProjectKey, clientId: string) {
  return tables(db)
    .selectFrom('onboarding.attachments')
    .selectAll()
    .where((where) => where.and({ ...keyOf(key), client_id: clientId }))
    .executeTakeFirst()
}

export function insertAttachment(transaction: Transaction, row: Insertable<Attachments>): Promise<AttachmentRow> {
  return tables(transaction).insertInto('onboarding.attachments').values(row).returningAll().executeTakeFirstOrThrow()
}

export function updateAttachment(
  transaction: Transaction,
  key: ProjectKey,
  id: string,
  change: Updateable<Attachments>,
): Promise<AttachmentRow> {
  return tables(transaction)
    .updateTable('onboarding.attachments')
    .set(change)
    .where((where) => where.and({ ...keyOf(key), attachment_id: id }))
    .returningAll()
    .executeTakeFirstOrThrow()
}
