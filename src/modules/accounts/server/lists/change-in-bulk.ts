import { findWorkspaceMember } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { invalid } from '#platform/kernel/errors.ts'
import type { BulkChangeInput } from '../../contract.ts'
import { accountsChanged } from '../../events.ts'
import { judgeFitsLater } from '../fit/judge-fits.ts'
import { recordTimelineEntries } from '../timeline/record-timeline-entry.ts'
import { isOneOf, selectForChange, updateAccounts } from './bulk-queries.ts'
import { readConditions } from './read-conditions.ts'

type Change = BulkChangeInput['change']
type Row = Awaited<ReturnType<typeof selectForChange>>[number]

const most = 1_000

/** The value that the change touches, as the customer has it. */
function heldValue(row: Row, change: Change): string | null {
  switch (change.kind) {
    case 'assign_owner':
      return row.owner_id
    case 'set_touch_model':
      return row.touch_model
    case 'archive':
    case 'restore':
      return row.archived_at
  }
}

function isAsWanted(row: Row, change: Change): boolean {
  switch (change.kind) {
    case 'assign_owner':
      return row.owner_id === change.ownerId
    case 'set_touch_model':
      return row.touch_model === change.touchModel
    case 'archive':
      return row.archived_at !== null
    case 'restore':
      return row.archived_at === null
  }
}

function columnsOf(change: Change, now: string) {
  switch (change.kind) {
    case 'assign_owner':
      return { owner_id: change.ownerId }
    case 'set_touch_model':
      return { touch_model: change.touchModel }
    case 'archive':
      return { archived_at: now }
    case 'restore':
      return { archived_at: null }
  }
}

function entryOf(row: Row, change: Change) {
  const updated = (field: string, from: string | null, to: string | null) => ({
    accountId: row.id,
    kind: 'accounts.account_updated',
    params: { changes: [{ field, from, to }] },
  })
  switch (change.kind) {
    case 'assign_owner':
      return updated('ownerId', row.owner_id, change.ownerId)
    case 'set_touch_model':
      return updated('touchModel', row.touch_model, change.touchModel)
    case 'archive':
      return { accountId: row.id, kind: 'accounts.account_archived' }
    case 'restore':
      return { accountId: row.id, kind: 'accounts.account_restored' }
  }
}

async function selectRows(context: Context, { selection, change }: BulkChangeInput, forUpdate: boolean) {
  if (change.kind === 'assign_owner' && change.ownerId !== null) {
    const owner = await findWorkspaceMember(context, change.ownerId)
    if (!owner?.isActive) {
      throw invalid('accounts.not_valid', {}, [{ path: 'change.ownerId', code: 'accounts.no_such_member' }])
    }
  }
  const conditions = 'ids' in selection ? [isOneOf(selection.ids)] : await readConditions(context, selection)
  const rows = await selectForChange(context.transaction, conditions, most + 1, forUpdate)
  if (rows.length > most) throw invalid('accounts.bulk_too_many', { max: most })
  return { rows, pending: rows.filter((row) => !isAsWanted(row, change)) }
}

/** How many customers the change would reach. Throws as `changeAccountsInBulk`. */
export async function previewBulkChange(context: Context, input: BulkChangeInput) {
  const { rows, pending } = await selectRows(context, input, false)
  return {
    matched: rows.length,
    unchanged: rows.length - pending.length,
    examples: pending.slice(0, 5).map(({ id, name }) => ({ id, name })),
  }
}

/**
 * Changes at most 1,000 customers in one statement, each with its timeline entry. Those that are as wanted already stay
 * untouched. Throws invalid `accounts.bulk_too_many`, `accounts.view_unfit` and `accounts.not_valid`.
 */
export async function changeAccountsInBulk(context: Context, input: BulkChangeInput) {
  const { rows, pending } = await selectRows(context, input, true)
  const now = instantOf(context)
  const ids = pending.map((row) => row.id)
  await updateAccounts(context.transaction, ids, columnsOf(input.change, now), now)
  if (input.change.kind === 'set_touch_model') await judgeFitsLater(context)
  await recordTimelineEntries(
    context,
    pending.map((row) => entryOf(row, input.change)),
  )
  if (pending.length > 0) await recordEvent(context, accountsChanged, { count: pending.length })
  return {
    matched: rows.length,
    changed: pending.map((row) => ({ id: row.id, previous: heldValue(row, input.change) })),
  }
}
