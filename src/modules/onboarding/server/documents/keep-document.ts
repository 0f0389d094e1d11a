import type { Context } from '#platform/context/context.ts'
import { conflict, invalid, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { KeptDocument, KeptInput } from '../../contract.ts'
import { todayOf } from '../today.ts'
import { insertKeptDocument, selectKeptDocuments, type UsedDocument, updateKeptDocument } from './document-queries.ts'

const viewOf = (row: UsedDocument): KeptDocument => ({
  id: row.kept_document_id,
  version: row.version,
  templateKey: row.template_key,
  team: row.team,
  title: row.title,
  url: row.url,
  body: row.body,
  isRetired: row.is_retired,
  changedBy: row.changed_by,
  changedOn: row.changed_on,
  uses: row.uses,
})

export async function listKeptDocuments(context: Context): Promise<{ items: KeptDocument[] }> {
  return { items: (await selectKeptDocuments(context.transaction)).map(viewOf) }
}

/** The same client id is taken once. Throws invalid `onboarding.document_empty`. */
export async function keepDocument(context: Context, input: KeptInput & { clientId: string }): Promise<KeptDocument> {
  requireContent(input)
  await insertKeptDocument(context.transaction, {
    workspace_id: context.workspaceId,
    kept_document_id: newId(context.clock.now()),
    client_id: input.clientId,
    ...rowOf(context, input),
  })
  const rows = await selectKeptDocuments(context.transaction)
  const row = rows.find(({ client_id }) => client_id === input.clientId)
  if (!row) throw new Error('A document was lost while it was written.')
  return viewOf(row)
}

/**
 * Throws not found `onboarding.no_such_document`, conflict `onboarding.changed_meanwhile`, invalid
 * `onboarding.document_empty`.
 */
export async function changeKeptDocument(
  context: Context,
  id: string,
  { version, isRetired, ...input }: KeptInput & { version: number; isRetired: boolean },
): Promise<KeptDocument> {
  requireContent(input)
  await requireDocument(context, id)
  const change = { ...rowOf(context, input), is_retired: isRetired }
  if (!(await updateKeptDocument(context.transaction, { id, version }, change)))
    throw conflict('onboarding.changed_meanwhile')
  return viewOf(await requireDocument(context, id))
}

async function requireDocument(context: Context, id: string): Promise<UsedDocument> {
  const row = (await selectKeptDocuments(context.transaction)).find((each) => each.kept_document_id === id)
  if (!row) throw notFound('onboarding.no_such_document')
  return row
}

/** A document has a link or a text. Throws invalid `onboarding.document_empty`. */
export function requireContent({ url, body }: { url: string | null; body: string }): void {
  if (url === null && body === '')
    throw invalid('onboarding.document_empty', {}, [{ path: 'url', code: 'onboarding.document_empty' }])
}

const rowOf = (context: Context, { templateKey, team, title, url, body }: KeptInput) => ({
  template_key: templateKey,
  team,
  title,
  url,
  body,
  changed_by: context.actor.name,
  changed_on: todayOf(context),
})
