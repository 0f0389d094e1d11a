import { z } from 'zod'
import {
  findAccountIds,
  type PastPhase,
  type RecordedPhases,
  recordPastPhases,
  takeBackPhases,
} from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { phasesAfterChurn } from '../../../domain/records/contract-facts.ts'
import type { JudgedRecord, ReadRecord, UndoneRecord } from '../../../domain/records/record.ts'
import { churnFields } from './fields.ts'
import { firstOfEach, problemOf, type RecordKind, textOf, wrong } from './record-kind.ts'
import { deleteChurns, type KeptChurn, putChurns, selectChurns, selectSubscriptions } from './record-queries.ts'

const keptSchema = z.object({
  accountId: z.string(),
  externalId: z.string(),
  churnedOn: z.string(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
})
const outcomeSchema = z.object({ before: keptSchema.nullable(), after: keptSchema })
const phaseSchema = z.object({
  phase: z.enum(['qualification', 'onboarding', 'adoption', 'renewal', 'expansion', 'churned', 'won_back']),
  since: z.string(),
})
const recordedSchema = z.object({
  accountId: z.string(),
  entryIds: z.array(z.string()),
  before: phaseSchema,
  after: phaseSchema,
  first: z.object({ id: z.string(), since: z.string() }).nullable(),
})

/** Cancellations become phases of the customer, with their day and reason; who came back is told by its subscriptions. */
export const churn: RecordKind = {
  fields: churnFields,
  instants: new Set(),
  required: ['externalId', 'accountExternalId', 'churnedOn'],
  write: async (context, rows) => {
    const today = todayIn(context.timeZone, context.clock.now())
    const { good, bad } = firstOfEach(rows, 'externalId')
    const owners = await findAccountIds(context, [
      ...new Set(good.flatMap((row) => textOf(row, 'accountExternalId') ?? [])),
    ])
    const read = good.map((row) => ({ row, kept: churnOf(row, owners, today) }))
    const wanted = read.flatMap(({ kept }) => ('code' in kept ? [] : [kept]))
    const accountIds = [...new Set(wanted.map(({ accountId }) => accountId))]
    const known = new Map((await selectChurns(context.transaction, accountIds)).map((one) => [keyOf(one), one]))
    const judged = read.map(({ row, kept }): JudgedRecord & { kept?: KeptChurn } => {
      if ('code' in kept) return wrong(row, kept)
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
    await putChurns(context.transaction, context.workspaceId, changed)
    const isNew = new Set(
      judged.flatMap(({ verdict, accountId }) => (verdict === 'add' && accountId ? [accountId] : [])),
    )
    const aftermath = await followChurns(context, [...isNew], known)
    return { rows: [...bad, ...judged.map(({ kept: _kept, ...row }) => row)], aftermath }
  },
  undo: async (context, rows, aftermath) => {
    const outcomes = rows.flatMap(({ line, outcome }) =>
      outcome === null ? [] : [{ line, ...outcomeSchema.parse(outcome) }],
    )
    const recorded: RecordedPhases[] = aftermath.map((one) => recordedSchema.parse(one))
    const untouched = await takeBackPhases(context, recorded)
    const moved = new Set(recorded.map(({ accountId }) => accountId))
    const back = outcomes.filter(({ after }) => !moved.has(after.accountId) || untouched.has(after.accountId))
    await deleteChurns(
      context.transaction,
      back.flatMap(({ before, after }) => (before === null ? [after] : [])),
    )
    await putChurns(
      context.transaction,
      context.workspaceId,
      back.flatMap(({ before }) => before ?? []),
    )
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

function churnOf(row: ReadRecord, owners: ReadonlyMap<string, string>, today: string) {
  const accountExternalId = textOf(row, 'accountExternalId') ?? ''
  const accountId = owners.get(accountExternalId)
  if (accountId === undefined)
    return problemOf('accountExternalId', 'integrations.records.no_such_customer', accountExternalId)
  const churnedOn = textOf(row, 'churnedOn')
  if (churnedOn === undefined) return problemOf('churnedOn', 'integrations.records.date_missing')
  if (churnedOn > today) return problemOf('churnedOn', 'integrations.records.in_the_future', churnedOn)
  return {
    accountId,
    externalId: textOf(row, 'externalId') ?? '',
    churnedOn,
    reason: textOf(row, 'reason') ?? null,
    note: textOf(row, 'note') ?? null,
  }
}

/** Writes the phases that follow from new cancellations; those of files before are written already. */
async function followChurns(context: Context, accountIds: readonly string[], known: ReadonlyMap<string, KeptChurn>) {
  const churns = Map.groupBy(await selectChurns(context.transaction, accountIds), ({ accountId }) => accountId)
  const subscriptions = Map.groupBy(
    await selectSubscriptions(context.transaction, accountIds),
    ({ accountId }) => accountId,
  )
  const phases = [...churns].flatMap(([accountId, all]): PastPhase[] => {
    const starts = subscriptions.get(accountId) ?? []
    const before = all.filter((one) => known.has(keyOf(one)))
    const written = new Set(phasesAfterChurn(before, starts).map(({ phase, since }) => `${phase} ${since}`))
    return phasesAfterChurn(all, starts)
      .filter(({ phase, since }) => !written.has(`${phase} ${since}`))
      .map((phase) => ({ accountId, ...phase }))
  })
  return recordPastPhases(context, phases)
}
