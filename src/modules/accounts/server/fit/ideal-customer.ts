import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict } from '#platform/kernel/errors.ts'
import builtInJson from '../../content/ideal-customer.json' with { type: 'json' }
import { type IdealCustomer, idealCustomerSchema } from '../../domain/fit/fit.ts'
import { findLatestIdeal, insertIdeal, selectIdeals } from './ideal-queries.ts'

const builtIn = { version: 0, definition: idealCustomerSchema.parse(builtInJson) }

export async function readIdealCustomer(context: Context): Promise<{ version: number; definition: IdealCustomer }> {
  return (await findLatestIdeal(context.transaction)) ?? builtIn
}

/** The latest versions first; the built-in one ends the list. */
export async function listIdealVersions(context: Context) {
  const saved = await selectIdeals(context.transaction, 50)
  return { items: [...saved, { ...builtIn, savedBy: null, savedAt: null }] }
}

/** Throws conflict `accounts.changed_meanwhile`. */
export async function saveIdealCustomer(context: Context, input: { version: number; definition: IdealCustomer }) {
  const current = await readIdealCustomer(context)
  const version = input.version + 1
  const isNext = current.version === input.version
  const row = {
    workspace_id: context.workspaceId,
    ideal_version: version,
    definition: input.definition,
    saved_by: context.actor.name,
    saved_at: instantOf(context),
  }
  if (!isNext || !(await insertIdeal(context.transaction, row))) throw conflict('accounts.changed_meanwhile')
  return { version, definition: input.definition }
}
