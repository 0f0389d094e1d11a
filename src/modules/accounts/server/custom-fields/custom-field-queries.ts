import { type Selectable, sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { CustomFieldRecord } from '../../contract.ts'
import { type CustomField, customFieldSchema } from '../../domain/custom-fields/custom-field.ts'
import { type AccountsTables, tables } from '../tables.ts'

function toRecord(row: Selectable<AccountsTables['accounts.custom_fields']>): CustomFieldRecord {
  return {
    ...customFieldSchema.parse(row.definition),
    id: row.custom_field_id,
    position: row.position,
    version: row.version,
    archivedAt: row.archived_at,
  }
}

function definitionOf({
  id: _,
  position: __,
  version: ___,
  archivedAt: ____,
  ...definition
}: CustomFieldRecord): CustomField {
  return definition
}

export async function selectCustomFields(db: Db): Promise<CustomFieldRecord[]> {
  const rows = await tables(db)
    .selectFrom('accounts.custom_fields')
    .selectAll()
    .orderBy('position')
    .orderBy('created_at')
    .orderBy('custom_field_id')
    .execute()
  return rows.map(toRecord)
}

export async function insertCustomField(
  transaction: Transaction,
  workspaceId: string,
  field: CustomFieldRecord,
  createdAt: string,
): Promise<void> {
  await tables(transaction)
    .insertInto('accounts.custom_fields')
    .values({
      workspace_id: workspaceId,
      custom_field_id: field.id,
      key: field.key,
      definition: JSON.stringify(definitionOf(field)),
      position: field.position,
      created_at: createdAt,
      archived_at: field.archivedAt,
    })
    .execute()
}

export async function updateCustomFieldRow(transaction: Transaction, field: CustomFieldRecord): Promise<void> {
  await tables(transaction)
    .updateTable('accounts.custom_fields')
    .set({
      key: field.key,
      definition: JSON.stringify(definitionOf(field)),
      position: field.position,
      version: field.version,
      archived_at: field.archivedAt,
    })
    .where('custom_field_id', '=', field.id)
    .execute()
}

/** False, and the field stays, when customers have values in it or a saved view shows it. */
export async function deleteUnusedCustomField(transaction: Transaction, id: string): Promise<boolean> {
  const { rows } = await sql`delete from accounts.custom_fields as fields where custom_field_id = ${id}
    and not exists (select from accounts.accounts where custom ? fields.key)
    and not exists (select from accounts.saved_views
      where strpos(definition::text, to_json('custom.' || fields.key)::text) > 0)
    returning custom_field_id`.execute(transaction)
  return rows.length > 0
}

/** Serialises changes of the workspace's fields, so that two cannot take one key. */
export async function lockCustomFields(transaction: Transaction, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`accounts.custom_fields:${workspaceId}`}, 0))`.execute(
    transaction,
  )
}

/** How many customers have a value, and which option keys they have. */
export async function selectUsage(db: Db, field: CustomField) {
  const { rows } = await sql<{ customers: number; options: string[] | null }>`
    select count(distinct account_id) as customers, array_agg(distinct option) filter (where option is not null) as options
    from accounts.accounts
    left join lateral jsonb_array_elements_text(
      case jsonb_typeof(custom -> ${field.key})
        when 'array' then custom -> ${field.key}
        when 'string' then jsonb_build_array(custom -> ${field.key})
      end
    ) as options (option) on true
    where custom ? ${field.key}`.execute(db)
  const [row] = rows
  const hasOptions = field.kind === 'select' || field.kind === 'multi_select'
  return { customersWithValue: row?.customers ?? 0, usedOptions: hasOptions ? (row?.options ?? []) : [] }
}
