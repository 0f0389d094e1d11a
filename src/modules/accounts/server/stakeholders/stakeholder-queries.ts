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

const keyColumns = ['workspace_id', 'account_id', 'stakeholder_id', 'created_at']

const rowOf = (workspaceId: string, person: StakeholderRecord) => ({
  workspace_id: workspaceId,
  account_id: person.accountId,
  stakeholder_id: person.id,
  created_at: person.createdAt,
  ...writtenColumns(person),
})

export async function insertStakeholderRows(
  transaction: Transaction,
  workspaceId: string,
  people: readonly StakeholderRecord[],
): Promise<void> {
  if (people.length === 0) return
  const rows = people.map((person) => rowOf(workspaceId, person))
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

/**
 * People by customer and ID, held against other writers until the transaction ends. Their customers are held first, as every
 * change of a person does.
 */
export async function lockPeople(
  transaction: Transaction,
  keys: readonly { accountId: string; id: string }[],
  today: string,
): Promise<StakeholderRecord[]> {
  const accountIds = [...new Set(keys.map((key) => key.accountId))]
  await sql`select from accounts.accounts where account_id = any(${accountIds}::uuid[])
    order by account_id for update`.execute(transaction)
  const rows = await tables(transaction)
    .selectFrom('accounts.stakeholders')
    .selectAll()
    .where('account_id', '=', sql<string>`any(${accountIds}::uuid[])`)
    .where('stakeholder_id', '=', sql<string>`any(${keys.map((key) => key.id)}::uuid[])`)
    .execute()
  return rows.map((row) => toRecord(row, today))
}

/** Writes many people in one statement. */
export async function updateStakeholderRows(
  transaction: Transaction,
  workspaceId: string,
  people: readonly StakeholderRecord[],
): Promise<void> {
  if (people.length === 0) return
  const rows = people.map((person) => rowOf(workspaceId, person))
  const columns = Object.keys(rows[0] ?? {}).filter((column) => !keyColumns.includes(column))
  const set = columns.map((column) => sql`${sql.ref(column)} = given.${sql.ref(column)}`)
  await sql`update accounts.stakeholders as written set ${sql.join(set)}
    from jsonb_populate_recordset(null::accounts.stakeholders, ${JSON.stringify(rows)}::jsonb) as given
    where written.account_id = given.account_id and written.stakeholder_id = given.stakeholder_id`.execute(transaction)
}

/** Deputies of the people stand in for nobody afterwards. */
export async function deleteStakeholderRows(
  transaction: Transaction,
  people: readonly StakeholderRecord[],
): Promise<void> {
  if (people.length === 0) return
  const accountIds = people.map((person) => person.accountId)
  const ids = people.map((person) => person.id)
  await sql`update accounts.stakeholders set deputy_of_id = null
    where account_id = any(${accountIds}::uuid[]) and deputy_of_id = any(${ids}::uuid[])`.execute(transaction)
  await sql`delete from accounts.stakeholders
    where account_id = any(${accountIds}::uuid[]) and stakeholder_id = any(${ids}::uuid[])`.execute(transaction)
}
