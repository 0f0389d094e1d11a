import { listAccountNames, recordTimelineEntries } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { TakenTicket, TicketInput } from '../../contract.ts'
import { callerKeysOf, callerNameOf } from '../../domain/caller.ts'
import {
  mergeTicket,
  momentOf,
  satisfactionOf,
  type TicketFacts,
  type TicketMoment,
  type TicketNews,
} from '../../domain/ticket.ts'
import { ticketsChanged } from '../../events.ts'
import { recogniseCustomers } from './recognise-customers.ts'
import { dropEmptyKeys, type HeldTicket, holdTickets, putTickets } from './ticket-queries.ts'
import { putWaiting } from './waiting-queries.ts'

/** News from further ahead than clocks differ would shut every later one out. */
const mostAheadMs = 10 * 60_000

interface State extends HeldTicket {
  before: TicketFacts | undefined
  movedFrom: string | null
  input: TicketInput
  isTouched: boolean
}

/** What became of a ticket, as far as it has to be known to take it back. */
export interface TicketChange {
  ticketId: string
  source: string
  externalId: string
  accountId: string | null
  before: TicketFacts | null
  after: TicketFacts
}

export interface Taken extends TakenTicket {
  change: TicketChange | null
}

/**
 * Takes news of tickets in, in the order of their time: what is wrong is refused by itself, what is older than what is
 * known changes nothing, and whose customer nobody knows waits. Writes the timeline and tells the others. A constant
 * number of statements.
 */
export async function takeTickets(context: Context, inputs: readonly TicketInput[]): Promise<Taken[]> {
  if (inputs.length === 0) return []
  const now = context.clock.now()
  const keyOf = ({ source, externalId }: { source: string; externalId: string }) => `${source}\n${externalId}`
  const keys = new Map(inputs.map((input) => [keyOf(input), { ...input, newId: newId(now) }]))
  const named = inputs.flatMap(({ accountId }) => accountId ?? [])
  const customers = await listAccountNames(context, named)
  const recognised = await recogniseCustomers(context, inputs)
  const held = await holdTickets(context.transaction, context.workspaceId, [...keys.values()])
  const states = new Map<string, State>()
  for (const one of held) {
    const input = keys.get(keyOf(one))
    // Of a ticket that waited nobody has read yet.
    const before = one.accountId === null ? undefined : one.known
    if (input) states.set(keyOf(one), { ...one, before, movedFrom: null, input, isTouched: false })
  }
  const takeOne = (input: TicketInput, index: number): Taken => {
    const state = states.get(keyOf(input))
    const refused = (path: string, code: string): Taken => ({
      externalId: input.externalId,
      outcome: 'refused',
      accountId: state?.accountId ?? null,
      problems: [{ path, code }],
      change: null,
    })
    if (!state) throw new Error('A ticket that was held is gone.')
    if (input.accountId !== undefined && !customers.has(input.accountId))
      return refused('accountId', 'accounts.no_such_account')
    const news = newsOf(input, now)
    if (typeof news === 'string')
      return refused(news === 'in_the_future' ? 'updatedAt' : 'satisfaction', `integrations.${news}`)
    const merged = mergeTicket(state.known, news)
    if (merged.kind === 'refused')
      return refused(
        merged.problem === 'replied_before_opening' ? 'firstRepliedAt' : 'solvedAt',
        `integrations.${merged.problem}`,
      )
    const owner = input.accountId ?? state.accountId ?? recognised[index] ?? null
    const changesHands = owner !== state.accountId
    const before = state.known ?? null
    if (changesHands) state.movedFrom ??= state.accountId
    if (changesHands || merged.kind !== 'older') {
      state.isTouched = true
      state.known = merged.ticket
      state.accountId = owner
      state.input = input
    }
    const { externalId } = input
    const { ticketId, source } = state
    return {
      externalId,
      outcome: owner === null ? 'waiting' : merged.kind,
      accountId: owner,
      problems: [],
      change: { ticketId, source, externalId, accountId: owner, before, after: merged.ticket },
    }
  }
  const order = inputs.map((input, index) => ({ input, index }))
  const inTime = order.toSorted((a, b) => compare(a.input.updatedAt, b.input.updatedAt) || a.index - b.index)
  const taken: Taken[] = []
  for (const { input, index } of inTime) taken[index] = takeOne(input, index)
  await write(context, [...states.values()])
  return taken
}

/** What is said to be of now comes after all that names its time. */
const compare = (a: string | undefined, b: string | undefined) => {
  const [left, right] = [a ?? '9', b ?? '9']
  return left < right ? -1 : left > right ? 1 : 0
}

function newsOf(input: TicketInput, now: number): TicketNews | 'in_the_future' | 'off_the_scale' {
  const updatedAt = input.updatedAt ?? new Date(now).toISOString()
  const times = [updatedAt, input.openedAt, input.firstRepliedAt, input.repliedAt, input.solvedAt].flatMap(
    (at) => at ?? [],
  )
  if (times.some((at) => Date.parse(at) > now + mostAheadMs)) return 'in_the_future'
  const { satisfaction: given } = input
  const satisfaction = given && satisfactionOf(given.score, given.from, given.to)
  if (given && satisfaction === undefined) return 'off_the_scale'
  return {
    updatedAt,
    ...defined({
      subject: input.subject,
      status: input.status,
      severity: input.severity,
      openedAt: input.openedAt,
      firstRepliedAt: input.firstRepliedAt,
      repliedAt: input.repliedAt,
      solvedAt: input.solvedAt,
      reopenedCount: input.reopenedCount,
      satisfaction,
      requesterEmail: input.requesterEmail,
      url: input.url,
    }),
  }
}

type GivenParts = Omit<TicketNews, 'updatedAt'>

function defined(parts: { [Key in keyof GivenParts]: GivenParts[Key] | undefined }): GivenParts {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
}

async function write(context: Context, states: readonly State[]): Promise<void> {
  const touched = states.flatMap((state) => (state.isTouched && state.known ? [{ ...state, facts: state.known }] : []))
  const owned = touched.flatMap((state) => (state.accountId === null ? [] : [{ ...state, accountId: state.accountId }]))
  await putTickets(context.transaction, context.workspaceId, owned)
  const waiting = touched
    .filter(({ accountId }) => accountId === null)
    .map(({ ticketId, externalId, source, input, facts }) => ({
      ticketId,
      callerKey: callerKeysOf(source, externalId, input)[0],
      callerName: callerNameOf(externalId, input),
      facts,
    }))
  await putWaiting(context.transaction, context.workspaceId, instantOf(context), waiting)
  await dropEmptyKeys(
    context.transaction,
    states.flatMap(({ known, ticketId }) => (known ? [] : [ticketId])),
  )
  await tellOf(context, owned)
}

interface Told {
  accountId: string
  ticketId: string
  source: string
  externalId: string
  before: TicketFacts | undefined
  facts: TicketFacts
}

const happenedAt: Readonly<Record<TicketMoment, (facts: TicketFacts) => string>> = {
  severe_opened: (facts) => facts.openedAt,
  severe_reopened: (facts) => facts.updatedAt,
  severe_solved: (facts) => facts.solvedAt ?? facts.updatedAt,
}

/** Writes what a person would want to know onto the customers' timelines, and tells the other modules. */
export async function tellOf(context: Context, tickets: readonly Told[]): Promise<void> {
  if (tickets.length === 0) return
  await recordTimelineEntries(
    context,
    tickets.flatMap(({ accountId, ticketId, externalId, before, facts }) =>
      momentOf(before, facts).map((moment) => ({
        accountId,
        kind: `integrations.ticket_${moment}`,
        params: { ticketId, externalId, subject: facts.subject || externalId, severity: facts.severity },
        occurredAt: happenedAt[moment](facts),
      })),
    ),
  )
  const accountIds = [...new Set(tickets.map(({ accountId }) => accountId))]
  const [first, ...others] = accountIds
  await recordEvent(context, ticketsChanged, { accountIds }, others.length === 0 ? (first ?? null) : null)
}
