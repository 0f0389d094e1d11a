import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { TicketDelivery } from '../../contract.ts'
import { tables } from '../tables.ts'

interface DeliveryRow {
  workspace_id: string
  ticket_source_id: string
  delivery_id: string
  received_at: string
  outcome: TicketDelivery['outcome']
  reason: TicketDelivery['reason']
  signature: string | null
  external_id: string | null
}

/** False where a delivery with this very signature has come before; of two at once the second waits for the first. */
export async function insertDelivery(transaction: Transaction, row: DeliveryRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(transaction)
    .insertInto('integrations.ticket_deliveries')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export function selectDeliveries(db: Db, sourceId: string, outcome: TicketDelivery['outcome'] | undefined) {
  const all = tables(db)
    .selectFrom('integrations.ticket_deliveries')
    .selectAll()
    .where('ticket_source_id', '=', sourceId)
  return (outcome ? all.where('outcome', '=', outcome) : all)
    .orderBy('received_at', 'desc')
    .orderBy('delivery_id', 'desc')
    .limit(100)
    .execute()
}

/** The last that was taken and the last that was rejected of each source. */
export async function selectLastDeliveries(db: Db, sourceIds: readonly string[]): Promise<DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    select last.* from unnest(${sourceIds}::uuid[]) as sources (id)
    cross join unnest(array['taken', 'rejected']) as outcomes (name)
    cross join lateral (
      select * from integrations.ticket_deliveries as deliveries
      where deliveries.ticket_source_id = sources.id and deliveries.outcome = outcomes.name
      order by received_at desc, delivery_id desc limit 1) as last`.execute(db)
  return rows
}

/** Keeps the last 100 of an outcome: whoever sends rubbish fills nothing. */
export async function keepLastDeliveries(
  transaction: Transaction,
  sourceId: string,
  outcome: TicketDelivery['outcome'],
): Promise<void> {
  await sql`delete from integrations.ticket_deliveries where (ticket_source_id, delivery_id) in (
    select ticket_source_id, delivery_id from integrations.ticket_deliveries
    where ticket_source_id = ${sourceId} and outcome = ${outcome}
    order by received_at desc, delivery_id desc offset 100)`.execute(transaction)
}

export async function deleteDeliveriesBefore(transaction: Transaction, before: string): Promise<number> {
  const { numAffectedRows = 0n } = await sql`delete from integrations.ticket_deliveries
    where (ticket_source_id, delivery_id) in (
      select ticket_source_id, delivery_id from integrations.ticket_deliveries where received_at < ${before}
      limit 5000)`.execute(transaction)
  return Number(numAffectedRows)
}

export async function updateToRejected(transaction: Transaction, sourceId: string, deliveryId: string): Promise<void> {
  await tables(transaction)
    .updateTable('integrations.ticket_deliveries')
    .set({ outcome: 'rejected', reason: 'wrong_ticket', signature: null })
    .where('ticket_source_id', '=', sourceId)
    .where('delivery_id', '=', deliveryId)
    .execute()
}
