import type { Insertable, Selectable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { blockerStates, isBlocking } from '../../domain/blocker.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { type OnboardingTables, tables } from '../tables.ts'

type Blockers = OnboardingTables['onboarding.blockers']
type Steps = OnboardingTables['onboarding.blocker_steps']
type Documents = OnboardingTables['onboarding.blocker_documents']
export type BlockerRow = Selectable<Blockers>
export type BlockerStepRow = Selectable<Steps>
export type BlockerDocumentRow = Selectable<Documents>

/** Those that stand in the way first, then the latest. */
export function selectBlockers(db: Db, key: ProjectKey): Promise<BlockerRow[]> {
  return tables(db)
    .selectFrom('onboarding.blockers')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .orderBy(sql`state in ('resolved', 'watching')`)
    .orderBy('blocker_id', 'desc')
    .execute()
}

/** What stands in the way of these projects now. */
export function selectStandingBlockers(db: Db, projectIds: readonly string[]): Promise<BlockerRow[]> {
  return tables(db)
    .selectFrom('onboarding.blockers')
    .selectAll()
    .where('project_id', '=', sql<string>`any(${[...projectIds]}::uuid[])`)
    .where('state', 'in', blockerStates.filter(isBlocking))
    .orderBy('blocker_id')
    .execute()
}

export function findBlocker(db: Db, key: ProjectKey, blockerId: string): Promise<BlockerRow | undefined> {
  return tables(db)
    .selectFrom('onboarding.blockers')
    .selectAll()
    .where((where) => where.and({ ...keyOf(key), blocker_id: blockerId }))
    .executeTakeFirst()
}

export function findBlockerByClientId(db: Db, key: ProjectKey, clientId: string): Promise<BlockerRow | undefined> {
  return tables(db)
    .selectFrom('onboarding.blockers')
    .selectAll()
    .where((where) => where.and({ ...keyOf(key), client_id: clientId }))
    .executeTakeFirst()
}

export async function insertBlocker(transaction: Transaction, row: Insertable<Blockers>): Promise<void> {
  await tables(transaction).insertInto('onboarding.blockers').values(row).execute()
}

export async function updateBlocker(
  transaction: Transaction,
  key: ProjectKey,
  blockerId: string,
  change: Updateable<Blockers>,
): Promise<void> {
  await tables(transaction)
    .updateTable('onboarding.blockers')
    .set({ ...change, version: sql`version + 1` })
    .where((where) => where.and({ ...keyOf(key), blocker_id: blockerId }))
    .execute()
}

/** In the order in which they happened. */
export function selectBlockerSteps(db: Db, projectIds: readonly string[]): Promise<BlockerStepRow[]> {
  return tables(db)
    .selectFrom('onboarding.blocker_steps')
    .selectAll()
    .where('project_id', '=', sql<string>`any(${[...projectIds]}::uuid[])`)
    .orderBy('on_day')
    .orderBy('blocker_step_id')
    .execute()
}

export async function insertBlockerStep(transaction: Transaction, row: Insertable<Steps>): Promise<void> {
  await tables(transaction).insertInto('onboarding.blocker_steps').values(row).execute()
}

export function selectBlockerDocuments(db: Db, key: ProjectKey): Promise<BlockerDocumentRow[]> {
  return tables(db)
    .selectFrom('onboarding.blocker_documents')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .orderBy('blocker_document_id')
    .execute()
}

export async function insertBlockerDocument(transaction: Transaction, row: Insertable<Documents>): Promise<void> {
  await tables(transaction).insertInto('onboarding.blocker_documents').values(row).execute()
}

/** Whether there was such a document at the blocker. */
export async function deleteBlockerDocument(
  transaction: Transaction,
  key: ProjectKey,
  target: { blockerId: string; documentId: string },
): Promise<boolean> {
  const { numDeletedRows } = await tables(transaction)
    .deleteFrom('onboarding.blocker_documents')
    .where((where) =>
      where.and({ ...keyOf(key), blocker_id: target.blockerId, blocker_document_id: target.documentId }),
    )
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** Whether there was such a document at the blocker. */
export async function updateDocumentSharing(
  transaction: Transaction,
  key: ProjectKey,
  { blockerId, documentId, isShared }: { blockerId: string; documentId: string; isShared: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await tables(transaction)
    .updateTable('onboarding.blocker_documents')
    .set({ is_shared: isShared })
    .where((where) => where.and({ ...keyOf(key), blocker_id: blockerId, blocker_document_id: documentId }))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
