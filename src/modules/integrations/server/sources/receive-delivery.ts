import { type Context, instantOf } from '#platform/context/context.ts'
import type { Db } from '#platform/database/transaction.ts'
import type { RawRequest } from '#platform/http/route.ts'
import { invalid, notFound, type ProductError, unauthenticated } from '#platform/kernel/errors.ts'
import { isId, newId } from '#platform/kernel/ids.ts'
import { findUnstorable } from '#platform/kernel/parse-input/unstorable-text.ts'
import { type TicketDelivery, type TicketInput, ticketInputSchema } from '../../contract.ts'
import { readZendesk } from '../../domain/zendesk.ts'
import { takeTickets } from '../tickets/take-tickets.ts'
import { insertDelivery, keepLastDeliveries, updateToRejected } from './delivery-queries.ts'
import { requireSource, type SourceOptions, toDelivery } from './keep-sources.ts'
import { doubtOf, type SignedDelivery, sign } from './signature.ts'
import { findWorkspaceOfSource, type SourceRow } from './source-queries.ts'

type Reason = Exclude<TicketDelivery['reason'], null>
/** Which workspace the address of a delivery means. Who sent it, only the signature tells. */
export async function identifySource(db: Db, { params }: RawRequest) {
  const id = typeof params === 'object' && params !== null && 'id' in params ? params.id : undefined
  const found = typeof id === 'string' && isId(id) ? await findWorkspaceOfSource(db, id) : undefined
  if (!found) throw notFound('integrations.no_such_source')
  return {
    workspaceId: found.workspace_id,
    actor: { kind: 'api_key' as const, id: `ticket_source:${id}`, name: found.name },
  }
}

const unsigned: ReadonlySet<Reason> = new Set([
  'not_signed',
  'wrong_signature',
  'no_timestamp',
  'too_old',
  'too_early',
  'secret_unreadable',
])

/**
 * Takes a help desk's delivery, or answers the refusal: 401 where it is not to be believed, 422 where it cannot be read. The
 * same delivery again changes nothing and is well, since a sender repeats what it had no answer to. Every delivery is kept
 * with what became of it.
 */
export async function receiveDelivery(
  context: Context,
  options: SourceOptions,
  sourceId: string,
  signed: SignedDelivery,
): Promise<Pick<TicketDelivery, 'outcome' | 'reason'> | ProductError> {
  const source = await requireSource(context, sourceId)
  const doubt = doubtOf(signed, secretsOf(context, options, source), context.clock.now())
  if (doubt) {
    const hasNoSecret = doubt === 'wrong_signature' && options.seal.open(source.sealed_secret, sourceId) === undefined
    return refuse(context, sourceId, hasNoSecret ? 'secret_unreadable' : doubt)
  }
  const read = readBody(signed.bytes, source.key)
  if (read.kind === 'wrong') return refuse(context, sourceId, read.reason, read.externalId)
  // Claimed before anything is written: a second one at the same moment waits here and then finds it done.
  const row = {
    ...newDelivery(context, sourceId),
    signature: signed.signature ?? null,
    ...(read.kind === 'ticket'
      ? { outcome: 'taken' as const, reason: null, external_id: read.ticket.externalId }
      : { outcome: 'let_go' as const, reason: 'no_ticket' as const, external_id: null }),
  }
  if (!(await insertDelivery(context.transaction, row))) return { outcome: 'let_go', reason: 'repeated' }
  if (read.kind === 'none') return { outcome: row.outcome, reason: row.reason }
  const [taken] = await takeTickets(context, [read.ticket])
  if (taken?.outcome !== 'refused') return { outcome: row.outcome, reason: row.reason }
  await updateToRejected(context.transaction, sourceId, row.delivery_id)
  return invalid('integrations.delivery_unreadable', {}, taken.problems)
}

/** A signed delivery of our own through the same way in; nothing is written but that it was tried. */
export async function testSource(context: Context, options: SourceOptions, sourceId: string): Promise<TicketDelivery> {
  const source = await requireSource(context, sourceId)
  const secret = options.seal.open(source.sealed_secret, sourceId)
  const timestamp = instantOf(context)
  const detail = { id: 'test', subject: 'test', status: 'OPEN', priority: 'NORMAL', updated_at: timestamp }
  const bytes = Buffer.from(
    JSON.stringify({ type: 'zen:event-type:ticket.created', time: timestamp, detail, event: {} }),
  )
  const signature = secret === undefined ? undefined : sign(secret, timestamp, bytes)
  const secrets = secretsOf(context, options, source)
  const doubt = doubtOf({ bytes, signature, timestamp }, secrets, context.clock.now())
  const read = readBody(bytes, source.key)
  const reason =
    secret === undefined ? 'secret_unreadable' : (doubt ?? (read.kind === 'ticket' ? null : 'wrong_ticket'))
  const row = {
    ...newDelivery(context, sourceId),
    outcome: reason === null ? ('test' as const) : ('rejected' as const),
    reason,
    signature: null,
    external_id: null,
  }
  await insertDelivery(context.transaction, row)
  await keepLastDeliveries(context.transaction, sourceId, row.outcome)
  return toDelivery(row)
}

const newDelivery = (context: Context, sourceId: string) => ({
  workspace_id: context.workspaceId,
  ticket_source_id: sourceId,
  delivery_id: newId(context.clock.now()),
  received_at: instantOf(context),
})

async function refuse(
  context: Context,
  sourceId: string,
  reason: Reason,
  externalId: string | null = null,
): Promise<ProductError> {
  await insertDelivery(context.transaction, {
    ...newDelivery(context, sourceId),
    outcome: 'rejected',
    reason,
    signature: null,
    external_id: externalId,
  })
  await keepLastDeliveries(context.transaction, sourceId, 'rejected')
  return unsigned.has(reason)
    ? unauthenticated('integrations.delivery_not_believed')
    : invalid('integrations.delivery_unreadable')
}

/** Those that count now; one that was sealed under another secret of the installation counts no more. */
function secretsOf(context: Context, { seal }: SourceOptions, source: SourceRow): string[] {
  const isFormerGood = source.former_until !== null && Date.parse(source.former_until) > context.clock.now()
  const sealed = [source.sealed_secret, isFormerGood ? source.former_secret : null]
  return sealed.flatMap((one) => (one === null ? [] : (seal.open(one, source.ticket_source_id) ?? [])))
}

type Read =
  | { kind: 'ticket'; ticket: TicketInput }
  | { kind: 'none' }
  | { kind: 'wrong'; reason: 'not_json' | 'wrong_ticket'; externalId: string | null }

function readBody(bytes: Buffer, key: string): Read {
  let body: unknown
  try {
    body = JSON.parse(bytes.toString('utf8'))
  } catch {
    return { kind: 'wrong', reason: 'not_json', externalId: null }
  }
  if (findUnstorable(body) !== undefined) return { kind: 'wrong', reason: 'wrong_ticket', externalId: null }
  const read = readZendesk(body)
  // A help desk sends of users and organisations too, if it is told to: that is no fault.
  if (read.kind === 'no_ticket') return { kind: 'none' }
  const parsed = ticketInputSchema.safeParse({ ...read.ticket, source: key })
  if (parsed.success) return { kind: 'ticket', ticket: parsed.data }
  const { externalId } = read.ticket
  return {
    kind: 'wrong',
    reason: 'wrong_ticket',
    externalId: typeof externalId === 'string' ? externalId.slice(0, 200) : null,
  }
}
