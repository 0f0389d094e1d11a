import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { conflict } from '#platform/kernel/errors.ts'
import { deleteUnusedCustomField, lockCustomFields } from '../../custom-fields/custom-field-queries.ts'
import { deleteUntouchedAccounts } from '../../profiles/delete-untouched-accounts.ts'
import { removeContacts, updateContacts } from '../../stakeholders/change-contacts.ts'
import { type ImportRecord, tellProgress, updateImport } from '../import-queries.ts'
import { requireLockedImport } from '../require-import.ts'
import { countUndone, selectWrittenRows, updateUndone } from '../rows/row-queries.ts'
import { restoreAccounts } from './change-accounts.ts'
import { type RowOutcome, rowOutcomeSchema } from './row-outcome.ts'

const batchSize = 500

/**
 * Takes an import back: customers it added go, unless somebody has worked on them since; facts it changed become what they
 * were, unless somebody changed the customer since; custom fields it made go, unless they are used. What stays is marked
 * `kept`. Does nothing when it has been done.
 * @throws notFound `accounts.import.no_such_import`, conflict `accounts.import.not_applied`
 */
export async function undoImport(context: Context, importId: string): Promise<void> {
  const record = await requireUndoable(context, importId)
  if (record === 'done') return
  let done = 0
  for (const written of ['added', 'updated'] as const) {
    for await (const rows of writtenRows(context, importId, written)) {
      await (written === 'added' ? removeAdded(context, importId, rows) : restoreUpdated(context, importId, rows))
      done += rows.length
      await tellProgress(context.transaction, importId, done)
    }
  }
  const keptFields = await removeNewFields(context, record)
  await updateImport(context.transaction, importId, {
    state: 'undone',
    pending: null,
    failure: null,
    undone_at: instantOf(context),
    undo_result: { ...(await countUndone(context.transaction, importId)), keptFields },
  })
}

/** Takes away the custom fields that the import made; answers those that stay because they are in use. */
async function removeNewFields(context: Context, { summary }: ImportRecord) {
  const kept = []
  await lockCustomFields(context.transaction, context.workspaceId)
  for (const field of summary.result?.newFields ?? [])
    if (!(await deleteUnusedCustomField(context.transaction, field.id))) kept.push(field)
  return kept
}

/** Throws as `undoImport`, before the work is put off; 'done' when there is nothing left to do. */
export async function requireUndoable(context: Context, importId: string): Promise<ImportRecord | 'done'> {
  const record = await requireLockedImport(context, importId)
  if (record.summary.state === 'undone') return 'done'
  if (record.summary.state !== 'applied') throw conflict('accounts.import.not_applied')
  return record
}

interface WrittenRow {
  line: number
  accountId: string
  outcome: ReturnType<typeof rowOutcomeSchema.parse>
}

async function* writtenRows(context: Context, importId: string, written: RowOutcome['written']) {
  let line = 0
  for (;;) {
    const found = await selectWrittenRows(context.transaction, importId, written, line, batchSize)
    const rows = found.map((row): WrittenRow => {
      return { line: row.line, accountId: row.account_id ?? '', outcome: rowOutcomeSchema.parse(row.outcome) }
    })
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < batchSize) return
    line = last.line
  }
}

async function removeAdded(context: Context, importId: string, rows: readonly WrittenRow[]): Promise<void> {
  const { keptIds } = await deleteUntouchedAccounts(
    context,
    rows.map((row) => row.accountId),
  )
  const kept = new Set(keptIds)
  const undone = rows.map(({ line, accountId }) => ({
    line,
    undo: kept.has(accountId) ? ('kept' as const) : ('removed' as const),
  }))
  await updateUndone(context.transaction, importId, undone)
}

async function restoreUpdated(context: Context, importId: string, rows: readonly WrittenRow[]): Promise<void> {
  const states = new Map(
    rows.flatMap(({ accountId, outcome: { version, before } }) =>
      version === undefined || before === undefined ? [] : [[accountId, { version, facts: before }] as const],
    ),
  )
  const restored = new Set((await restoreAccounts(context, states)).map(({ after }) => after.id))
  const peopleBack = await restorePeople(context, rows)
  const undone = rows.map(({ line, accountId, outcome: { person } }) => {
    const isAccountBack = !states.has(accountId) || restored.has(accountId)
    const isPersonBack = !person || peopleBack.has(person.id)
    return { line, undo: isAccountBack && isPersonBack ? ('restored' as const) : ('kept' as const) }
  })
  await updateUndone(context.transaction, importId, undone)
}

/** Gives people back what they were, and takes away those the import added; answers those nobody had changed since. */
async function restorePeople(context: Context, rows: readonly WrittenRow[]): Promise<Set<string>> {
  const people = rows.flatMap(({ accountId, outcome: { person } }) => (person ? [{ accountId, ...person }] : []))
  const restored = await updateContacts(
    context,
    people.flatMap(({ before, ...key }) => (before ? [{ ...key, change: before }] : [])),
  )
  const removed = await removeContacts(
    context,
    people.filter(({ before }) => before === null),
  )
  return removed.union(new Set(restored.keys()))
}
