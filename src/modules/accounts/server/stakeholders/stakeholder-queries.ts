import { type Selectable, sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { foldForSearch } from '#platform/kernel/japanese-text.ts'
import { type StakeholderRecord, stakeholderSchema } from '../../contract.ts'
import { isActive } from '../../domain/stakeholder.ts'
import { type AccountsTables, tables } from '../tables.ts'

function toRecord(row: Selectable<AccountsTables['accounts.stakeholders']>, today: string): StakeholderRecord {
  return stakeholderSchema.parse({
    id: row.stakeholder_id,
    accountId: row.account_id,
    familyName: row.family_name,
    givenName: row.given_name,
    familyKana: row.family_kana,
    givenKana: row.given_kana,
    department: row.department,
    title: row.title,
    email: row.email,
    phone: row.phone,
    roles: row.roles,
    influence: row.influence,
    sentiment: row.sentiment,
    itLiteracy: row.it_literacy,
    deputyOfId: row.deputy_of_id,
    note: row.note,
    leftOn: row.left_on,
    isActive: isActive({ leftOn: row.left_on }, today),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  })
}

function writtenColumns(person: StakeholderRecord) {
  const reading = `${person.familyKana ?? ''}${person.givenKana ?? ''}`
  return {
    family_name: person.familyName,
    given_name: person.givenName,
    family_kana: person.familyKana,
    given_kana: person.givenKana,
    sort_key: foldForSearch(reading || `${person.familyName}${person.givenName}`),
    department: person.department,
    title: person.title,
    email: person.email,
    phone: person.phone,
    roles: person.roles,
    influence: person.influence,
    sentiment: person.sentiment,
    it_literacy: person.itLiteracy,
    deputy_of_id: person.deputyOfId,
    note: person.note,
    left_on: person.leftOn,
    updated_at: person.updatedAt,
    version: person.version,
  }
}

export async function insertStakeholderRows(
  transaction: Transaction,
  workspaceId: string,
  people: readonly StakeholderRecord[],
): Promise<void> {
  const rows = people.map((person) => ({
    workspace_id: workspaceId,
    account_id: person.accountId,
    stakeholder_id: person.id,
    created_at: person.createdAt,
    ...writtenColumns(person),
  }))
  await sql`insert into accounts.stakeholders
    select * from jsonb_populate_recordset(null::accounts.stakeholders, ${JSON.stringify(rows)}::jsonb)`.execute(
    transaction,
  )
}

export async function updateStakeholderRow(transaction: Transaction, person: StakeholderRecord): Promise<void> {
  await tables(transaction)
    .updateTable('accounts.stakeholders')
    .set(writtenColumns(person))
    .where('account_id', '=', person.accountId)
    .where('stakeholder_id', '=', person.id)
    .execute()
}

export async function selectStakeholders(db: Db, accountId: string, today: string): Promise<StakeholderRecord[]> {
  const rows = await tables(db)
    .selectFrom('accounts.stakeholders')
    .selectAll()
    .where('account_id', '=', accountId)
    .execute()
  return rows.map((row) => toRecord(row, today))
}

/** Deputies of the person stand in for nobody afterwards. */
export async function deleteStakeholderRow(transaction: Transaction, person: StakeholderRecord): Promise<void> {
  await tables(transaction)
    .updateTable('accounts.stakeholders')
    .set({ deputy_of_id: null })
    .where('account_id', '=', person.accountId)
    .where('deputy_of_id', '=', person.id)
    .execute()
  await tables(transaction)
    .deleteFrom('accounts.stakeholders')
    .where('account_id', '=', person.accountId)
    .where('stakeholder_id', '=', person.id)
    .execute()
}
