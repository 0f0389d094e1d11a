import { z } from 'zod'
import { removeTimelineEntries } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { type TicketInput, ticketInputSchema } from '../../../contract.ts'
import type { JudgedRecord, ReadRecord, UndoneRecord, WrittenRecord } from '../../../domain/records/record.ts'
import { type TicketChange, takeTickets } from '../../tickets/take-tickets.ts'
import { factsSchema, holdTickets, putTickets, removeTickets } from '../../tickets/ticket-queries.ts'
import { putWaiting } from '../../tickets/waiting-queries.ts'
import { ticketFields } from './fields.ts'
import { firstOfEach, numberOf, problemOf, type RecordKind, textOf, wrong } from './record-kind.ts'

const batchSize = 1_000

const changeSchema = z.object({
  ticketId: z.string(),
  source: z.string(),
  externalId: z.string(),
  accountId: z.string().nullable(),
  before: factsSchema.nullable(),
  after: factsSchema,
})

export const tickets: RecordKind = {
  fields: ticketFields,
  instants: new Set(['openedAt', 'firstRepliedAt', 'solvedAt', 'updatedAt']),
  required: ['externalId'],
  write: async (context, rows, { source }) => {
    const { good, bad } = firstOfEach(rows, 'externalId')
    const judged = [...bad]
    for (let at = 0; at < good.length; at += batchSize)
      judged.push(...(await writeBatch(context, good.slice(at, at + batchSize), source)))
    return { rows: judged, aftermath: [] }
  },
  undo: async (context, rows) => {
    const undone = new Map<number, UndoneRecord>()
    for (let at = 0; at < rows.length; at += batchSize)
      for (const [line, what] of await undoBatch(context, rows.slice(at, at + batchSize))) undone.set(line, what)
    return undone
  },
}

async function writeBatch(context: Context, rows: readonly ReadRecord[], source: string): Promise<JudgedRecord[]> {
  const parsed = rows.map((row) => ({ row, input: ticketInputSchema.safeParse(inputOf(row, source)) }))
  const good = parsed.flatMap(({ row, input }) => (input.success ? [{ row, input: input.data }] : []))
  const taken = await takeTickets(
    context,
    good.map(({ input }) => input),
  )
  const written = good.map(({ row }, index): JudgedRecord => {
    const one = taken[index]
    if (!one || one.outcome === 'refused')
      return wrong(row, ...(one?.problems ?? []).map(({ path, code }) => problemOf(path, code, row.values[path])))
    const isWritten = one.outcome !== 'unchanged' && one.outcome !== 'older'
    return {
      line: row.line,
      verdict: verdicts[one.outcome],
      accountId: one.accountId,
      problems: [],
      outcome: isWritten ? one.change : null,
    }
  })
  const bad = parsed.flatMap(({ row, input }) =>
    input.success
      ? []
      : [
          wrong(
            row,
            ...input.error.issues.map(({ path }) =>
              problemOf(String(path[0] ?? ''), 'accounts.import.not_accepted', row.values[String(path[0])]),
            ),
          ),
        ],
  )
  return [...written, ...bad]
}

const verdicts = {
  created: 'add',
  updated: 'update',
  unchanged: 'unchanged',
  older: 'unchanged',
  waiting: 'waiting',
} as const

/** A file says how things stood: of when it tells, its own times say, and not the moment of the upload. */
function inputOf(row: ReadRecord, source: string): Partial<Record<keyof TicketInput, unknown>> {
  const [openedAt, solvedAt] = [textOf(row, 'openedAt'), textOf(row, 'solvedAt')]
  const minutes = numberOf(row, 'firstResponseMinutes')
  const firstRepliedAt =
    textOf(row, 'firstRepliedAt') ??
    (openedAt !== undefined && minutes !== undefined && minutes >= 0
      ? new Date(Date.parse(openedAt) + minutes * 60_000).toISOString()
      : undefined)
  const times = [openedAt, firstRepliedAt, solvedAt].filter((at) => at !== undefined).sort()
  const score = numberOf(row, 'satisfaction')
  const organisation = textOf(row, 'organisation')
  const parts = {
    source,
    externalId: textOf(row, 'externalId'),
    accountExternalId: textOf(row, 'accountExternalId'),
    organisation: organisation === undefined ? undefined : { name: organisation },
    requesterEmail: textOf(row, 'requesterEmail'),
    subject: textOf(row, 'subject'),
    status: textOf(row, 'status') ?? (solvedAt === undefined ? undefined : 'closed'),
    severity: textOf(row, 'severity'),
    openedAt,
    firstRepliedAt,
    solvedAt,
    reopenedCount: numberOf(row, 'reopenedCount'),
    satisfaction: score === undefined ? undefined : { score },
    url: textOf(row, 'url'),
    updatedAt: textOf(row, 'updatedAt') ?? times.at(-1),
  }
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
}

const momentKinds = ['opened', 'reopened', 'solved'].map((what) => `integrations.ticket_severe_${what}`)

/** Tickets that are as the file left them go back to what they were; of which something newer is known, stay. */
async function undoBatch(context: Context, rows: readonly WrittenRecord[]): Promise<[number, UndoneRecord][]> {
  const changes = rows.flatMap(({ line, outcome }) =>
    outcome === null ? [] : [{ line, ...changeSchema.parse(outcome) }],
  )
  const held = await holdTickets(
    context.transaction,
    context.workspaceId,
    changes.map((change) => ({ ...change, newId: change.ticketId })),
  )
  const now = new Map(held.map((ticket) => [ticket.ticketId, ticket]))
  const isUntouched = ({ ticketId, accountId, after }: TicketChange) => {
    const known = now.get(ticketId)
    return known?.accountId === accountId && JSON.stringify(known.known) === JSON.stringify(factsSchema.parse(after))
  }
  const back = changes.filter(isUntouched)
  const gone = back.filter(({ before }) => before === null)
  await removeTickets(context.transaction, gone)
  const restored = back.flatMap((change) => (change.before ? [{ ...change, facts: change.before }] : []))
  await putTickets(
    context.transaction,
    context.workspaceId,
    restored.flatMap((one) => (one.accountId === null ? [] : [{ ...one, accountId: one.accountId, movedFrom: null }])),
  )
  await putWaiting(
    context.transaction,
    context.workspaceId,
    instantOf(context),
    // The key says nothing new of the caller: who it was stays.
    restored.flatMap((one) => (one.accountId === null ? [{ ...one, callerKey: 'ticket:', callerName: '' }] : [])),
  )
  await removeTimelineEntries(context, {
    accountIds: [...new Set(gone.flatMap(({ accountId }) => accountId ?? []))],
    kinds: momentKinds,
    name: 'ticketId',
    values: gone.map(({ ticketId }) => ticketId),
  })
  const lines = new Set(back.map(({ line }) => line))
  return changes.map(({ line, before }) => [line, !lines.has(line) ? 'kept' : before === null ? 'removed' : 'restored'])
}
