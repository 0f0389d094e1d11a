import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { KeptBody } from '../../domain/intake/packed-call.ts'

export interface StatementRow extends KeptBody {
  batch_no: string
  position: number
  kind: number
  user_key: string | null
  group_key: string | null
}

/** What these calls say of people and customers (identify, group, alias), in the order in which it happened. */
export async function selectStatements(db: Db, batches: readonly string[]): Promise<StatementRow[]> {
  const numbers = `{${batches.join(',')}}`
  const { rows } = await sql<StatementRow>`
    select event.batch_no::text, event.position, event.kind, event.user_key::text, event.group_key::text, batch.encoding, batch.body
    from usage.events as event
    join usage.batches as batch on batch.batch_no = event.batch_no
    where event.batch_no between ${batches[0]}::bigint and ${batches.at(-1)}::bigint
      and event.batch_no = any(${numbers}::bigint[]) and event.kind >= 4
    order by event.occurred_at, event.batch_no, event.position`.execute(db)
  return rows
}

/** Which groups these calls name that are no customer's yet. */
export async function selectUnplacedGroups(db: Db, batches: readonly string[]): Promise<string[]> {
  // Materialised: thousands of groups that nobody has counted statistics of would each read the events again.
  const { rows } = await sql<{ group_key: string }>`
    with named as materialized (
      select distinct event.group_key from usage.events as event
      where event.batch_no between ${batches[0]}::bigint and ${batches.at(-1)}::bigint
        and event.batch_no = any(${`{${batches.join(',')}}`}::bigint[]) and event.group_key is not null
    )
    select customer.group_key::text from named join usage.groups as customer on customer.group_key = named.group_key
    where customer.account_id is null and customer.assigned_by is null`.execute(db)
  return rows.map((row) => row.group_key)
}

export interface PersonFacts {
  userKey: string
  traits: string
  groupKey: string | null
  isKnown: boolean
}

/** Keeps what is said of people, each named once. */
export async function updatePeople(transaction: Transaction, people: readonly PersonFacts[]): Promise<void> {
  await sql`update usage.people as person set traits = person.traits || said.traits,
      group_key = coalesce(said."groupKey", person.group_key), is_anonymous = person.is_anonymous and not said."isKnown"
    from json_to_recordset(${JSON.stringify(people.map((one) => ({ ...one, traits: undefined, text: one.traits })))}::json)
      as one ("userKey" bigint, text text, "groupKey" bigint, "isKnown" boolean),
      lateral (select one.text::jsonb as traits, one."groupKey", one."isKnown") as said
    where person.user_key = one."userKey"`.execute(transaction)
}

export async function updateGroups(
  transaction: Transaction,
  groups: readonly { groupKey: string; traits: string }[],
): Promise<void> {
  await sql`update usage.groups as customer set traits = customer.traits || one.text::jsonb
    from json_to_recordset(${JSON.stringify(groups.map(({ groupKey, traits }) => ({ groupKey, text: traits })))}::json)
      as one ("groupKey" bigint, text text)
    where customer.group_key = one."groupKey"`.execute(transaction)
}

/** Gives people the customer of their group, and merged ones that of whom they are. Answers the keys of those who had none. */
export async function placePeople(
  transaction: Transaction,
  among: { people: readonly string[]; groups: readonly string[] },
): Promise<string[]> {
  const { rows } = await sql<{ user_key: string }>`
    with placed as (
      update usage.people as person set account_id = customer.account_id
      from usage.groups as customer
      where person.group_key = customer.group_key and person.account_id is null and customer.account_id is not null
        and (person.user_key = any(${`{${among.people.join(',')}}`}::bigint[])
          or person.group_key = any(${`{${among.groups.join(',')}}`}::bigint[]))
      returning person.user_key, person.account_id
    )
    select user_key::text from placed
    union all
    select person.user_key::text from usage.people as person join placed on placed.user_key = person.merged_into
    where person.account_id is null`.execute(transaction)
  await sql`update usage.people as person set account_id = known.account_id
    from usage.people as known
    where person.merged_into = known.user_key and person.account_id is null and known.account_id is not null`.execute(
    transaction,
  )
  return rows.map((row) => row.user_key)
}

export interface PersonRow {
  user_key: string
  is_anonymous: boolean
  account_id: string | null
  merged_into: string | null
}

/** Locked until the transaction ends, in the order of their keys. */
export async function lockPeople(transaction: Transaction, keys: readonly string[]): Promise<PersonRow[]> {
  const { rows } =
    await sql<PersonRow>`select user_key::text, is_anonymous, account_id, merged_into::text from usage.people
    where user_key = any(${`{${keys.join(',')}}`}::bigint[]) order by user_key for update`.execute(transaction)
  return rows
}

/** Who was taken apart from whom, as the two keys with a space between. */
export async function selectUndone(db: Db, keys: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ pair: string }>`select user_key || ' ' || into_key as pair from usage.merges
    where undone_at is not null and user_key = any(${`{${keys.join(',')}}`}::bigint[])`.execute(db)
  return new Set(rows.map((row) => row.pair))
}

/** Groups that have no customer and of which nobody said that they have none; all of them, or those given. */
export async function selectUnmatchedGroups(
  db: Db,
  keys?: readonly string[],
): Promise<{ group_key: string; external_id: string }[]> {
  const among = keys ? sql`and group_key = any(${`{${keys.join(',')}}`}::bigint[])` : sql``
  const { rows } = await sql<{ group_key: string; external_id: string }>`select group_key::text, external_id
    from usage.groups where account_id is null and assigned_by is null ${among}`.execute(db)
  return rows
}

/** Of these customers those that are there and not archived. */
export async function selectActiveAccounts(db: Db, accountIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ account_id: string }>`select account_id from accounts.published_accounts
    where account_id = any(${[...accountIds]}::uuid[])`.execute(db)
  return new Set(rows.map((row) => row.account_id))
}

/** Answers the keys of those that had no customer until now. */
export async function updateGroupAccounts(
  transaction: Transaction,
  found: readonly { groupKey: string; accountId: string }[],
): Promise<string[]> {
  const { rows } = await sql<{ group_key: string }>`update usage.groups as customer set account_id = given.account_id
    from unnest(${`{${found.map(({ groupKey }) => groupKey).join(',')}}`}::bigint[],
      ${found.map(({ accountId }) => accountId)}::uuid[]) as given (group_key, account_id)
    where customer.group_key = given.group_key and customer.account_id is null and customer.assigned_by is null
    returning customer.group_key::text`.execute(transaction)
  return rows.map((row) => row.group_key)
}
