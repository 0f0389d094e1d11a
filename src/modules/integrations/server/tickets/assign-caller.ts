import { requireAccount } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { tellOf } from './take-tickets.ts'
import { putTickets } from './ticket-queries.ts'
import {
  deleteKnownCaller,
  holdWaitingOf,
  putKnownCaller,
  selectAllKnownCallers,
  selectWaitingCallers,
} from './waiting-queries.ts'

export async function listWaitingCallers({ transaction }: Context) {
  const rows = await selectWaitingCallers(transaction)
  return {
    items: rows.map((row) => ({
      callerKey: row.caller_key,
      name: row.name,
      tickets: row.tickets,
      lastOpenedAt: row.last_opened_at,
      lastSubject: row.last_subject,
    })),
    total: rows[0]?.total ?? 0,
  }
}

/**
 * Gives a caller's waiting tickets to a customer and remembers it for those to come. Said twice, it assigns nothing more.
 * Throws not found `accounts.no_such_account`, `integrations.no_such_caller`.
 */
export async function assignCaller(
  context: Context,
  { callerKey, accountId }: { callerKey: string; accountId: string },
) {
  await requireAccount(context, accountId)
  const waiting = await holdWaitingOf(context.transaction, callerKey)
  const [first] = waiting
  if (!first) {
    const known = (await selectAllKnownCallers(context.transaction)).find((caller) => caller.caller_key === callerKey)
    if (known?.account_id === accountId) return { assigned: 0 }
    throw notFound('integrations.no_such_caller')
  }
  const rows = waiting.map((ticket) => ({ ...ticket, accountId, movedFrom: null, before: undefined }))
  await putTickets(context.transaction, context.workspaceId, rows)
  // What names one ticket only says nothing of the next.
  if (!callerKey.startsWith('ticket:'))
    await putKnownCaller(context.transaction, context.workspaceId, {
      callerKey,
      callerName: first.callerName,
      accountId,
      saidBy: context.actor.name,
      saidAt: instantOf(context),
    })
  await tellOf(context, rows)
  return { assigned: rows.length }
}

export async function listKnownCallers({ transaction }: Context) {
  const rows = await selectAllKnownCallers(transaction)
  return {
    items: rows.map((row) => ({
      callerKey: row.caller_key,
      name: row.caller_name,
      accountId: row.account_id,
      accountName: row.account_name,
      saidBy: row.said_by,
      saidAt: new Date(row.said_at).toISOString(),
    })),
  }
}

/** Throws not found `integrations.no_such_caller`. */
export async function forgetCaller({ transaction }: Context, callerKey: string): Promise<void> {
  if (!(await deleteKnownCaller(transaction, callerKey))) throw notFound('integrations.no_such_caller')
}
