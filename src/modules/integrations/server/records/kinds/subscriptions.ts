import { z } from 'zod'
import {
  addOtherExternalIds,
  findAccountIds,
  removeOtherExternalIds,
  restoreAccounts,
  updateAccounts,
} from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import type { RecordOptions } from '../../../contract.ts'
import { contractFactsOf } from '../../../domain/records/contract-facts.ts'
import type { JudgedRecord, ReadRecord, UndoneRecord } from '../../../domain/records/record.ts'
import { subscriptionFields } from './fields.ts'
import { firstOfEach, numberOf, problemOf, type RecordKind, textOf, wrong } from './record-kind.ts'
import { deleteSubscriptions, type KeptSubscription, putSubscriptions, selectSubscriptions } from './record-queries.ts'

const keptSchema = z.object({
  accountId: z.string(),
  externalId: z.string(),
  startOn: z.string(),
  endOn: z.string().nullable(),
  plan: z.string().nullable(),
  seats: z.number().nullable(),
  mrr: z.number().nullable(),
  currency: z.string(),
  isTrial: z.boolean(),
  billing: z.enum(['monthly', 'annual']),
  autoRenewal: z.boolean().nullable(),
})
const outcomeSchema = z.object({ before: keptSchema.nullable(), after: keptSchema })

const factKeys = ['contractStartOn', 'renewalOn', 'seats', 'plan', 'mrr', 'arr', 'currency', 'autoRenewal'] as const
const aftermathSchema = z.object({
  accountId: z.string(),
  version: z.number(),
  facts: z
    .object({
      contractStartOn: z.string().nullable(),
      renewalOn: z.string().nullable(),
      seats: z.number().nullable(),
      plan: z.string().nullable(),
      mrr: z.number().nullable(),
      arr: z.number().nullable(),
      currency: z.string(),
      autoRenewal: z.boolean().nullable(),
    })
    .partial(),
})

/** Contract facts of customers, and under which IDs usage finds them. */
export const subscriptions: RecordKind = {
  fields: subscriptionFields,
  instants: new Set(),
  required: ['externalId', 'accountExternalId', 'startOn'],
  write: async (context, rows, options) => {
    const { good, bad } = firstOfEach(rows, 'externalId')
    const owners = await findAccountIds(context, [
      ...new Set(good.flatMap((row) => textOf(row, 'accountExternalId') ?? [])),
    ])
    const read = good.map((row) => ({ row, kept: subscriptionOf(row, owners, options) }))
    const wanted = read.flatMap(({ kept }) => ('code' in kept ? [] : [kept]))
    const taken = new Set(await addOtherExternalIds(context, 'subscription', wanted))
    const accountIds = [...new Set(wanted.map(({ accountId }) => accountId))]
    const known = new Map((await selectSubscriptions(context.transaction, accountIds)).map((one) => [keyOf(one), one]))
    const judged = read.map(({ row, kept }): JudgedRecord & { kept?: KeptSubscription } => {
      if ('code' in kept) return wrong(row, kept)
      if (taken.has(kept.externalId))
        return wrong(row, problemOf('externalId', 'integrations.records.id_taken', kept.externalId))
      const before = known.get(keyOf(kept)) ?? null
      const isSame = JSON.stringify(before) === JSON.stringify(kept)
      return {
        line: row.line,
        verdict: before === null ? 'add' : isSame ? 'unchanged' : 'update',
        accountId: kept.accountId,
        problems: [],
        outcome: isSame ? null : { before, after: kept },
        kept,
      }
    })
    const changed = judged.flatMap(({ outcome, kept }) => (outcome && kept ? [kept] : []))
    await putSubscriptions(context.transaction, context.workspaceId, changed)
    const aftermath = await followContracts(context, [...new Set(changed.map(({ accountId }) => accountId))])
    return { rows: [...bad, ...judged.map(({ kept: _kept, ...row }) => row)], aftermath }
  },
  undo: async (context, rows, aftermath) => {
    const outcomes = rows.flatMap(({ line, outcome }) =>
      outcome === null ? [] : [{ line, ...outcomeSchema.parse(outcome) }],
    )
    const accountIds = [...new Set(outcomes.map(({ after }) => after.accountId))]
    const known = new Map((await selectSubscriptions(context.transaction, accountIds)).map((one) => [keyOf(one), one]))
    const back = outcomes.filter(({ after }) => JSON.stringify(known.get(keyOf(after))) === JSON.stringify(after))
    const gone = back.flatMap(({ before, after }) => (before === null ? [after] : []))
    await deleteSubscriptions(context.transaction, gone)
    await removeOtherExternalIds(context, gone)
    await putSubscriptions(
      context.transaction,
      context.workspaceId,
      back.flatMap(({ before }) => before ?? []),
    )
    const states = aftermath.map((one) => aftermathSchema.parse(one))
    await restoreAccounts(context, new Map(states.map(({ accountId, ...state }) => [accountId, state])))
    const lines = new Set(back.map(({ line }) => line))
    return new Map(
      outcomes.map(({ line, before }): [number, UndoneRecord] => [
        line,
        !lines.has(line) ? 'kept' : before === null ? 'removed' : 'restored',
      ]),
    )
  },
}

const keyOf = ({ accountId, externalId }: { accountId: string; externalId: string }) => `${accountId} ${externalId}`

function subscriptionOf(row: ReadRecord, owners: ReadonlyMap<string, string>, { currency }: RecordOptions) {
  const accountExternalId = textOf(row, 'accountExternalId') ?? ''
  const accountId = owners.get(accountExternalId)
  if (accountId === undefined)
    return problemOf('accountExternalId', 'integrations.records.no_such_customer', accountExternalId)
  const startOn = textOf(row, 'startOn')
  if (startOn === undefined) return problemOf('startOn', 'integrations.records.date_missing')
  const endOn = textOf(row, 'endOn') ?? null
  if (endOn !== null && endOn < startOn) return problemOf('endOn', 'integrations.records.ends_before_start', endOn)
  const arr = numberOf(row, 'arr')
  return {
    accountId,
    externalId: textOf(row, 'externalId') ?? '',
    startOn,
    endOn,
    plan: textOf(row, 'plan') ?? null,
    seats: numberOf(row, 'seats') ?? null,
    mrr: numberOf(row, 'mrr') ?? (arr === undefined ? null : Math.round(arr / 12)),
    currency,
    isTrial: row.values.isTrial === true,
    billing: textOf(row, 'billing') === 'annual' ? ('annual' as const) : ('monthly' as const),
    autoRenewal: typeof row.values.autoRenewal === 'boolean' ? row.values.autoRenewal : null,
  }
}

/** Gives customers the contract facts that their subscriptions come to; answers what was there before. */
async function followContracts(context: Context, accountIds: readonly string[]) {
  const today = todayIn(context.timeZone, context.clock.now())
  const all = Map.groupBy(await selectSubscriptions(context.transaction, accountIds), ({ accountId }) => accountId)
  const changes = new Map(
    [...all].flatMap(([accountId, subscriptionsOf]) => {
      const facts = contractFactsOf(subscriptionsOf, today)
      return facts ? [[accountId, facts] as const] : []
    }),
  )
  const pairs = await updateAccounts(context, changes)
  return pairs.map(({ before, after }) => ({
    accountId: after.id,
    version: after.version,
    facts: Object.fromEntries(factKeys.map((key) => [key, before[key]])),
  }))
}
