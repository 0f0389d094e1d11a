import { randomBytes } from 'node:crypto'
import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { Seal } from '#platform/tokens/seal.ts'
import type { TicketDelivery, TicketSource } from '../../contract.ts'
import { selectDeliveries, selectLastDeliveries } from './delivery-queries.ts'
import {
  findTicketSource,
  insertTicketSource,
  type SourceRow,
  selectTicketSources,
  updateTicketSource,
} from './source-queries.ts'

export interface SourceOptions {
  seal: Seal
  publicUrl: () => string
}

const formerSecretHours = 24

type DeliveryRow = Awaited<ReturnType<typeof selectLastDeliveries>>[number]

export const toDelivery = (row: DeliveryRow): TicketDelivery => ({
  id: row.delivery_id,
  receivedAt: new Date(row.received_at).toISOString(),
  outcome: row.outcome,
  reason: row.reason,
  externalId: row.external_id,
})

function toSource(options: SourceOptions, row: SourceRow, last: readonly DeliveryRow[]): TicketSource {
  const lastOf = (outcome: TicketDelivery['outcome']) => {
    const found = last.find((each) => each.ticket_source_id === row.ticket_source_id && each.outcome === outcome)
    return found ? toDelivery(found) : null
  }
  return {
    id: row.ticket_source_id,
    name: row.name,
    key: row.key,
    isActive: row.is_active,
    webhookUrl: `${options.publicUrl()}/api/v1/ticket-sources/${row.ticket_source_id}/deliveries`,
    formerUntil: row.former_until === null ? null : new Date(row.former_until).toISOString(),
    lastTaken: lastOf('taken'),
    lastRejected: lastOf('rejected'),
    createdBy: row.created_by,
    createdAt: new Date(row.created_at).toISOString(),
    version: row.version,
  }
}

async function readSource(context: Context, options: SourceOptions, id: string): Promise<TicketSource> {
  const row = await requireSource(context, id)
  return toSource(options, row, await selectLastDeliveries(context.transaction, [id]))
}

/** Throws not found `integrations.no_such_source`. */
export async function requireSource({ transaction }: Context, id: string): Promise<SourceRow> {
  const row = await findTicketSource(transaction, id)
  if (!row) throw notFound('integrations.no_such_source')
  return row
}

export async function listTicketSources({ transaction }: Context, options: SourceOptions) {
  const rows = await selectTicketSources(transaction)
  const last = await selectLastDeliveries(
    transaction,
    rows.map((row) => row.ticket_source_id),
  )
  return { items: rows.map((row) => toSource(options, row, last)) }
}

const newSecret = () => randomBytes(32).toString('base64url')

interface NewSource {
  name: string
  key: string
  secret?: string | undefined
}

/** Throws conflict `integrations.source_key_taken`. */
export async function createTicketSource(context: Context, options: SourceOptions, input: NewSource) {
  const id = newId(context.clock.now())
  const secret = input.secret ?? newSecret()
  const isNew = await insertTicketSource(context.transaction, {
    workspace_id: context.workspaceId,
    ticket_source_id: id,
    name: input.name,
    key: input.key,
    sealed_secret: options.seal.close(secret, id),
    created_by: context.actor.name,
    created_at: instantOf(context),
  })
  if (!isNew) throw conflict('integrations.source_key_taken', { key: input.key })
  return { ...(await readSource(context, options, id)), secret }
}

interface SourceChange {
  id: string
  name?: string | undefined
  isActive?: boolean | undefined
  version: number
}

/** Throws not found `integrations.no_such_source`, conflict `integrations.changed_meanwhile`. */
export async function changeTicketSource(context: Context, options: SourceOptions, change: SourceChange) {
  const { id, name, isActive, version } = change
  await requireSource(context, id)
  const isDone = await updateTicketSource(context.transaction, id, version, {
    ...(name !== undefined && { name }),
    ...(isActive !== undefined && { is_active: isActive }),
  })
  if (!isDone) throw conflict('integrations.changed_meanwhile')
  return readSource(context, options, id)
}

interface NewSecret {
  id: string
  secret?: string | undefined
}

/**
 * The secret before counts for a day more, so that nothing is lost while the help desk learns the new one. Throws not found
 * `integrations.no_such_source`, conflict `integrations.changed_meanwhile`.
 */
export async function renewSecret(context: Context, options: SourceOptions, { id, secret: given }: NewSecret) {
  const row = await requireSource(context, id)
  const secret = given ?? newSecret()
  const isDone = await updateTicketSource(context.transaction, id, row.version, {
    sealed_secret: options.seal.close(secret, id),
    former_secret: row.sealed_secret,
    former_until: new Date(context.clock.now() + formerSecretHours * 3_600_000).toISOString(),
  })
  if (!isDone) throw conflict('integrations.changed_meanwhile')
  return { ...(await readSource(context, options, id)), secret }
}

/** The last 100. Throws not found `integrations.no_such_source`. */
export async function listDeliveries(context: Context, id: string, outcome: TicketDelivery['outcome'] | undefined) {
  await requireSource(context, id)
  return { items: (await selectDeliveries(context.transaction, id, outcome)).map(toDelivery) }
}
