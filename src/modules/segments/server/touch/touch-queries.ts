import { type RawBuilder, sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { TouchModel } from '../../domain/touch-rules.ts'
import { tables } from '../tables.ts'

export function findTouchRules(db: Db) {
  return tables(db)
    .selectFrom('segments.touch_rules')
    .select(['rules_version', 'definition'])
    .orderBy('rules_version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** False where somebody else has saved this version already. */
export async function insertTouchRules(
  transaction: Transaction,
  row: { workspace_id: string; rules_version: number; definition: string; saved_by: string; saved_at: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(transaction)
    .insertInto('segments.touch_rules')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** The rules as SQL over all customers that are looked after. */
export interface CompiledRules {
  from: RawBuilder<unknown>
  accountId: RawBuilder<unknown>
  touchModel: RawBuilder<unknown>
  phase: RawBuilder<unknown>
  arr: RawBuilder<unknown>
  /** In order; the first that holds counts. */
  rules: readonly { key: string; touchModel: TouchModel; holds: RawBuilder<boolean> }[]
  /** By attribute, what the rules ask about. */
  known: readonly { key: string; column: RawBuilder<unknown> }[]
}

function chunk<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}

function judged({ from, accountId, touchModel, phase, arr, rules, known }: CompiledRules, only: RawBuilder<unknown>) {
  const said = (value: (rule: CompiledRules['rules'][number]) => string) =>
    rules.length === 0
      ? sql`null::text`
      : sql`case ${sql.join(
          rules.map((rule) => sql`when ${rule.holds} then ${value(rule)}::text`),
          sql` `,
        )} end`
  // A function takes a hundred arguments at most.
  const objects = chunk(known, 40).map(
    (part) => sql`jsonb_build_object(${sql.join(part.flatMap(({ key, column }) => [sql`${key}::text`, column]))})`,
  )
  return sql`select ${accountId} as account_id, ${touchModel} as is_model, ${arr} as arr,
      ${said(({ key }) => key)} as rule_key, ${said((rule) => rule.touchModel)} as to_model,
      ${sql.join([sql`'{}'::jsonb`, ...objects], sql` || `)} as known
    from ${from} where ${phase} <> 'churned' and ${only}`
}

/** How many stand where, by present model, rule and whether a person chose. One pass over all customers. */
export async function sumTouchModels(db: Db, compiled: CompiledRules, currency: string) {
  const { rows } = await sql<{
    is_model: TouchModel | null
    rule_key: string | null
    to_model: TouchModel | null
    is_overridden: boolean
    customers: number
    arr: number
  }>`select judged.is_model, judged.rule_key, judged.to_model, overrides.account_id is not null as is_overridden,
      count(*)::int as customers,
      coalesce(sum(judged.arr) filter (where accounts.currency = ${currency}), 0)::float8 as arr
    from (${judged({ ...compiled, known: [] }, sql`true`)}) as judged
    join accounts.published_accounts as accounts on accounts.account_id = judged.account_id
    left join segments.touch_overrides as overrides on overrides.account_id = judged.account_id
    group by 1, 2, 3, 4`.execute(db)
  return rows
}

interface Page {
  ruleKey: string | undefined
  accountIds: readonly string[] | undefined
  after: { sortKey: string; id: string } | undefined
  limit: number
}

/** Those whom a rule gives another model than they have, and nobody chose theirs; by reading. */
export async function selectProposals(db: Db, compiled: CompiledRules, { ruleKey, accountIds, after, limit }: Page) {
  const only = accountIds === undefined ? sql`true` : sql`${compiled.accountId} = any(${[...accountIds]}::uuid[])`
  const { rows } = await sql<{
    account_id: string
    name: string
    sort_key: string
    is_model: TouchModel | null
    rule_key: string
    to_model: TouchModel
    known: Record<string, unknown>
  }>`
    -- By itself: guessing how few a rule proposes, the planner would go through all that is known anew for each.
    with judged as materialized (${judged(compiled, only)})
    select judged.account_id, accounts.name, accounts.sort_key, judged.is_model, judged.rule_key, judged.to_model,
      judged.known
    from judged
    join accounts.published_accounts as accounts on accounts.account_id = judged.account_id
    where judged.to_model is distinct from judged.is_model and judged.to_model is not null
      and not exists (select from segments.touch_overrides as overrides where overrides.account_id = judged.account_id)
      and (${ruleKey ?? null}::text is null or judged.rule_key = ${ruleKey ?? null}::text)
      ${after ? sql`and (accounts.sort_key, accounts.account_id) > (${after.sortKey}, ${after.id}::uuid)` : sql``}
    order by accounts.sort_key, accounts.account_id limit ${limit}`.execute(db)
  return rows
}

/** What the rules say of one customer, whatever it has. */
export async function judgeAccount(db: Db, compiled: CompiledRules, accountId: string) {
  const { rows } = await sql<{ rule_key: string | null; to_model: TouchModel | null }>`
    select rule_key, to_model
    from (${judged({ ...compiled, known: [] }, sql`${compiled.accountId} = ${accountId}::uuid`)}) as judged`.execute(db)
  return rows[0]
}

export function findOverride(db: Db, accountId: string) {
  return tables(db)
    .selectFrom('segments.touch_overrides')
    .select(['touch_model', 'reason', 'set_by', 'set_at'])
    .where('account_id', '=', accountId)
    .executeTakeFirst()
}

export async function putOverride(
  transaction: Transaction,
  row: {
    workspace_id: string
    account_id: string
    touch_model: TouchModel
    reason: string
    set_by: string
    set_at: string
  },
): Promise<void> {
  const { touch_model, reason, set_by, set_at } = row
  await tables(transaction)
    .insertInto('segments.touch_overrides')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'account_id']).doUpdateSet({ touch_model, reason, set_by, set_at }),
    )
    .execute()
}

export async function deleteOverride(transaction: Transaction, accountId: string): Promise<void> {
  await tables(transaction).deleteFrom('segments.touch_overrides').where('account_id', '=', accountId).execute()
}
