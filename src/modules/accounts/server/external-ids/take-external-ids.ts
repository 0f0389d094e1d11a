import type { Context } from '#platform/context/context.ts'
import { conflict } from '#platform/kernel/errors.ts'
import type { Account } from '../../contract.ts'
import { deleteExternalId, insertExternalIds, selectHolder } from './external-id-queries.ts'

/** Makes the customers the only ones with their external IDs. Throws conflict `accounts.external_id_taken`. */
export async function takeExternalIds(context: Context, accounts: readonly Account[]): Promise<void> {
  const owners = accounts.flatMap(({ id, externalId }) => (externalId === null ? [] : [{ externalId, accountId: id }]))
  const [taken] = await insertExternalIds(context.transaction, context.workspaceId, owners)
  if (taken === undefined) return
  const holder = await selectHolder(context.transaction, taken)
  throw conflict('accounts.external_id_taken', {
    externalId: taken,
    // Without a holder, the customers given share the ID among themselves.
    name: holder?.name ?? accounts.find((account) => account.externalId === taken)?.name ?? '',
    accountId: holder?.id ?? '',
  })
}

/** As `takeExternalIds`, giving up the one the customer had. */
export async function replaceExternalId(context: Context, account: Account): Promise<void> {
  await deleteExternalId(context.transaction, account.id)
  await takeExternalIds(context, [account])
}
