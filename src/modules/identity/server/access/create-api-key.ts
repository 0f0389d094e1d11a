import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { issueToken, revokeTokens } from '#platform/tokens/tokens.ts'
import type { Role } from '../../contract.ts'
import { findApiKey, insertApiKey, selectApiKeys, toApiKey, updateApiKey } from './api-key-queries.ts'

export async function createApiKey(context: Context, input: { name: string; role: Role }) {
  const row = {
    workspace_id: context.workspaceId,
    api_key_id: newId(context.clock.now()),
    name: input.name,
    role: input.role,
    created_by: context.actor.name,
    created_at: instantOf(context),
    last_used_on: null,
    revoked_at: null,
  }
  await insertApiKey(context.transaction, row)
  const key = await issueToken(context, { purpose: 'api_key', subjectId: row.api_key_id })
  return { ...toApiKey(row), key }
}

export async function listApiKeys(context: Context) {
  const rows = await selectApiKeys(context.transaction)
  return { items: rows.map(toApiKey) }
}

export async function revokeApiKey(context: Context, id: string) {
  const row = await findApiKey(context.transaction, id)
  if (!row) throw notFound('identity.no_such_api_key')
  const revokedAt = row.revoked_at ?? instantOf(context)
  await updateApiKey(context.transaction, id, revokedAt)
  await revokeTokens(context, 'api_key', id)
  return toApiKey({ ...row, revoked_at: revokedAt })
}
