import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { deleteSuppressedAddress, insertSuppressedAddress, selectSuppressedAddresses } from './settings-queries.ts'

export async function listSuppressedAddresses(context: Context) {
  const rows = await selectSuppressedAddresses(context.transaction)
  return {
    items: rows.map((row) => ({
      email: row.email,
      reason: row.reason,
      createdBy: row.created_by,
      createdAt: row.created_at,
    })),
  }
}

/** From now on the address gets no mail; mails already with the mail server can't be called back. */
export async function suppressAddress(context: Context, input: { email: string; reason: string }) {
  await insertSuppressedAddress(context.transaction, {
    workspace_id: context.workspaceId,
    email: input.email.toLowerCase(),
    reason: input.reason,
    created_by: context.actor.name,
    created_at: instantOf(context),
  })
  return listSuppressedAddresses(context)
}

export async function allowAddress(context: Context, input: { email: string }) {
  const isDeleted = await deleteSuppressedAddress(context.transaction, input.email.toLowerCase())
  if (!isDeleted) throw notFound('messaging.no_such_address')
  return listSuppressedAddresses(context)
}
