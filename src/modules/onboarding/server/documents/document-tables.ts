import type { Generated, Selectable } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { OwnerTeam } from '../../domain/blocker.ts'

export type DocumentTables = {
  'onboarding.kept_documents': {
    workspace_id: string
    kept_document_id: string
    client_id: string
    template_key: string | null
    team: OwnerTeam
    title: string
    url: string | null
    body: string
    is_retired: Generated<boolean>
    changed_by: string
    changed_on: string
    version: Generated<number>
  }
}

export type KeptDocumentRow = Selectable<DocumentTables['onboarding.kept_documents']>

export const tables = (db: Db) => db.withTables<DocumentTables>()
