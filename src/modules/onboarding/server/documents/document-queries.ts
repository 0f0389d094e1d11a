import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { type DocumentTables, type KeptDocumentRow, tables } from './document-tables.ts'

type Documents = DocumentTables['onboarding.kept_documents']

export type UsedDocument = KeptDocumentRow & { uses: number }

/** By desk, retired ones last; `uses` is how often a document of the title was added to a blocker. */
export function selectKeptDocuments(db: Db): Promise<UsedDocument[]> {
  return tables(db)
    .selectFrom('onboarding.kept_documents')
    .selectAll()
    .select(
      sql<number>`(select count(*) from onboarding.blocker_documents as given
        where given.workspace_id = kept_documents.workspace_id and given.title = kept_documents.title)`.as('uses'),
    )
    .orderBy('is_retired')
    .orderBy('team')
    .orderBy('kept_document_id')
    .execute()
}

/** Writes it unless the workspace has the client id already. */
export async function insertKeptDocument(transaction: Transaction, row: Insertable<Documents>): Promise<void> {
  await tables(transaction)
    .insertInto('onboarding.kept_documents')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** False when somebody else was first. */
export async function updateKeptDocument(
  transaction: Transaction,
  { id, version }: { id: string; version: number },
  change: Updateable<Documents>,
): Promise<boolean> {
  const { numUpdatedRows } = await tables(transaction)
    .updateTable('onboarding.kept_documents')
    .set({ ...change, version: sql`version + 1` })
    .where('kept_document_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
