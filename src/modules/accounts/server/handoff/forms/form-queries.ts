import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { SheetKind } from '../../../domain/forms/sheet.ts'
import { type HandoffTables, tables } from '../tables.ts'

type Definitions = HandoffTables['accounts.form_definitions']
export type FormRow = Selectable<Definitions>

/** The newest version of each form that is not retired, drafts before what they will replace. */
export function selectForms(db: Db, kind: SheetKind | undefined): Promise<FormRow[]> {
  let query = tables(db)
    .selectFrom('accounts.form_definitions')
    .selectAll()
    .where('status', '<>', 'retired')
    .orderBy('kind')
    .orderBy('form_key')
    .orderBy('form_version', 'desc')
    .limit(500)
  if (kind) query = query.where('kind', '=', kind)
  return query.execute()
}

export function findFormRow(db: Db, id: string): Promise<FormRow | undefined> {
  return tables(db)
    .selectFrom('accounts.form_definitions')
    .selectAll()
    .where('form_definition_id', '=', id)
    .executeTakeFirst()
}

export function findFormVersion(db: Db, formKey: string, formVersion: number): Promise<FormRow | undefined> {
  return tables(db)
    .selectFrom('accounts.form_definitions')
    .selectAll()
    .where('form_key', '=', formKey)
    .where('form_version', '=', formVersion)
    .executeTakeFirst()
}

/** The highest version of a form, or the highest published one. */
export function findNewestForm(
  db: Db,
  formKey: string,
  options: { isPublished: boolean },
): Promise<FormRow | undefined> {
  let query = tables(db)
    .selectFrom('accounts.form_definitions')
    .selectAll()
    .where('form_key', '=', formKey)
    .orderBy('form_version', 'desc')
    .limit(1)
  if (options.isPublished) query = query.where('status', '=', 'published')
  return query.executeTakeFirst()
}

export function findDefaultForm(db: Db, kind: SheetKind): Promise<FormRow | undefined> {
  return tables(db)
    .selectFrom('accounts.form_definitions')
    .selectAll()
    .where('kind', '=', kind)
    .where('is_default', '=', true)
    .executeTakeFirst()
}

export async function insertForm(transaction: Transaction, row: Insertable<Definitions>): Promise<FormRow> {
  return tables(transaction)
    .insertInto('accounts.form_definitions')
    .values({ ...row, definition: JSON.stringify(row.definition) })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Changes the form while it is still at `version`; undefined when it is not. */
export async function updateForm(
  transaction: Transaction,
  id: string,
  version: number,
  change: Updateable<Definitions>,
): Promise<FormRow | undefined> {
  const { definition, ...rest } = change
  return tables(transaction)
    .updateTable('accounts.form_definitions')
    .set({ ...rest, ...(definition !== undefined && { definition: JSON.stringify(definition) }), version: version + 1 })
    .where('form_definition_id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst()
}

export async function clearDefaultForm(transaction: Transaction, kind: SheetKind): Promise<void> {
  await tables(transaction)
    .updateTable('accounts.form_definitions')
    .set({ is_default: false })
    .where('kind', '=', kind)
    .where('is_default', '=', true)
    .execute()
}
