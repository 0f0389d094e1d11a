import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { issueToken, revokeTokens } from '#platform/tokens/tokens.ts'
import type { Source, SourceStanding } from '../../contract.ts'
import { writeKeyPurpose } from '../intake/find-source.ts'
import { type SourceCounts, selectSourceCounts } from './source-counts.ts'
import { findSourceRow, insertSource, type SourceRow, selectSources, updateSource } from './source-queries.ts'

export async function listSources(context: Context): Promise<{ items: SourceStanding[] }> {
  const rows = await selectSources(context.transaction)
  const counts = new Map(
    (await selectSourceCounts(context.transaction, instantOf(context))).map((one) => [one.source_id, one]),
  )
  return { items: rows.map((row) => toStanding(row, counts.get(row.source_id))) }
}

/** Throws not found `usage.no_such_source`. */
export async function readSource(context: Context, id: string): Promise<SourceStanding> {
  const row = await requireSource(context, id)
  const [counts] = await selectSourceCounts(context.transaction, instantOf(context), id)
  return toStanding(row, counts)
}

const toStanding = (row: SourceRow, counts: SourceCounts | undefined): SourceStanding => ({
  ...toSource(row),
  lastReceivedAt: counts?.last_received_at ?? null,
  lastDay: counts?.last_day ?? 0,
  last28Days: counts?.last_28_days ?? 0,
  rejected28Days: counts?.rejected_28_days ?? 0,
  lastRejectedAt: counts?.last_rejected_at ?? null,
})

/** The write key in the answer is kept nowhere; a source of files has none. */
export async function createSource(context: Context, input: { name: string; kind: Source['kind'] }) {
  const sourceId = newId(context.clock.now())
  const isUpload = input.kind === 'upload'
  const writeKey = isUpload ? null : await issueToken(context, { purpose: writeKeyPurpose, subjectId: sourceId })
  const row = await insertSource(context.transaction, {
    workspace_id: context.workspaceId,
    source_id: sourceId,
    name: input.name,
    kind: input.kind,
    key_hint: writeKey?.slice(-4) ?? null,
    created_at: instantOf(context),
    created_by: context.actor.name,
    revoked_at: null,
  })
  return { ...toSource(row), writeKey }
}

/** Throws conflict `usage.source_changed_meanwhile`. */
export async function renameSource(context: Context, id: string, input: { name: string; version: number }) {
  const row = await requireOpenSource(context, id)
  return await save(context, { ...row, version: input.version }, { name: input.name })
}

export async function renewWriteKey(context: Context, id: string) {
  const row = await requireOpenSource(context, id)
  await revokeTokens(context, writeKeyPurpose, id)
  const writeKey = await issueToken(context, { purpose: writeKeyPurpose, subjectId: id })
  return { ...(await save(context, row, { key_hint: writeKey.slice(-4) })), writeKey }
}

export async function revokeSource(context: Context, id: string) {
  const row = await requireSource(context, id)
  if (row.revoked_at !== null) return toSource(row)
  await revokeTokens(context, writeKeyPurpose, id)
  return await save(context, row, { revoked_at: instantOf(context) })
}

export async function requireSource(context: Context, id: string): Promise<SourceRow> {
  const row = await findSourceRow(context.transaction, id)
  if (!row) throw notFound('usage.no_such_source')
  return row
}

/** Throws not found `usage.no_such_source`, conflict `usage.source_revoked`. */
export async function requireOpenSource(context: Context, id: string): Promise<SourceRow> {
  const row = await requireSource(context, id)
  if (row.revoked_at !== null) throw conflict('usage.source_revoked')
  return row
}

async function save(context: Context, row: SourceRow, changes: Parameters<typeof updateSource>[2]): Promise<Source> {
  const saved = await updateSource(context.transaction, row, changes)
  if (!saved) throw conflict('usage.source_changed_meanwhile')
  return toSource(saved)
}

const toSource = (row: SourceRow): Source => ({
  id: row.source_id,
  name: row.name,
  kind: row.kind,
  keyHint: row.key_hint,
  createdAt: row.created_at,
  createdBy: row.created_by,
  version: row.version,
  revokedAt: row.revoked_at,
})
