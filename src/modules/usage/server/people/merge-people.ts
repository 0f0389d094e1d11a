import { sql } from 'kysely'
import { type Context, instantOf } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import { lockPeople, selectUndone } from './people-queries.ts'

export interface Link {
  userKey: string
  intoKey: string
  cause: 'identify' | 'alias' | 'person'
  batchNo: string | null
}

const pairOf = ({ userKey, intoKey }: Pick<Link, 'userKey' | 'intoKey'>) => `${userKey} ${intoKey}`

/**
 * Makes people one. Only who is anonymous is merged by what programs say: two known people never become one unless a
 * person of ours says so. Answers the keys of those whose customer is known by this for the first time.
 */
export async function mergePeople(context: Context, links: readonly Link[]): Promise<string[]> {
  const { transaction, workspaceId } = context
  const keys = [...new Set(links.flatMap(({ userKey, intoKey }) => [userKey, intoKey]))]
  const people = new Map((await lockPeople(transaction, keys)).map((row) => [row.user_key, { ...row }]))
  const undone = await selectUndone(transaction, keys)
  const merged: Link[] = []
  const placeable: string[] = []
  for (const link of links) {
    const person = people.get(link.userKey)
    const target = people.get(link.intoKey)
    if (!person || !target || person === target || person.merged_into !== null) continue
    if (link.cause !== 'person' && !person.is_anonymous) continue
    const intoKey = target.merged_into ?? target.user_key
    // What people took apart is not put together again by a program that says the same once more.
    if (link.cause !== 'person' && (undone.has(pairOf(link)) || undone.has(pairOf({ ...link, intoKey })))) continue
    if (intoKey === person.user_key) continue
    person.merged_into = intoKey
    merged.push({ ...link, intoKey })
    const accountId = people.get(intoKey)?.account_id ?? null
    if (person.account_id === null && accountId !== null) placeable.push(person.user_key)
  }
  if (merged.length === 0) return []
  const rows = JSON.stringify(merged.map((one) => ({ ...one, id: newId(context.clock.now()) })))
  await sql`with one as (
      select * from json_to_recordset(${rows}::json)
        as one (id uuid, "userKey" bigint, "intoKey" bigint, cause text, "batchNo" bigint)
    ), logged as (
      insert into usage.merges (workspace_id, merge_id, user_key, into_key, cause, batch_no, merged_by, merged_at)
      select ${workspaceId}::uuid, id, "userKey", "intoKey", cause, "batchNo", ${context.actor.name}, ${instantOf(context)}::timestamptz from one
    ), chained as (
      -- Whoever was merged into them before goes along.
      update usage.people as person set merged_into = one."intoKey" from one where person.merged_into = one."userKey"
    )
    update usage.people as person set merged_into = one."intoKey", account_id = coalesce(person.account_id, target.account_id)
    from one join usage.people as target on target.user_key = one."intoKey"
    where person.user_key = one."userKey"`.execute(transaction)
  await moveDays(context, merged)
  return placeable
}

/** The days that were counted for somebody as anonymous become days of whom they are. */
async function moveDays({ transaction }: Context, merged: readonly Link[]): Promise<void> {
  await sql`with one as (
      select * from json_to_recordset(${JSON.stringify(merged)}::json) as one ("userKey" bigint, "intoKey" bigint)
    ), moved as (
      delete from usage.user_months as known using one where known.user_key = one."userKey"
      returning known.workspace_id, known.account_id, one."intoKey" as user_key, known.month, known.days
    )
    insert into usage.user_months as known (workspace_id, account_id, user_key, month, days)
    select workspace_id, account_id, user_key, month, bit_or(days) from moved
    group by workspace_id, account_id, user_key, month order by account_id, user_key, month
    on conflict (workspace_id, account_id, user_key, month) do update set days = known.days | excluded.days`.execute(
    transaction,
  )
}
