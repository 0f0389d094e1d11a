import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { Blocker, DocumentInput } from '../../contract.ts'
import type { OwnerTeam } from '../../domain/blocker.ts'
import { keepDocument, requireContent } from '../documents/keep-document.ts'
import { keyOf } from '../projects/project-tables.ts'
import { touchProject } from '../projects/require-project.ts'
import { todayOf } from '../today.ts'
import { deleteBlockerDocument, insertBlockerDocument, updateDocumentSharing } from './blocker-queries.ts'
import { readBlocker } from './read-blockers.ts'
import { type BlockerTarget, lockBlocker } from './require-blocker.ts'

type DocumentTarget = BlockerTarget & { documentId: string }

/**
 * A document at a blocker; with `keptFor` also among our answers, for the next customer whose desk asks. Throws invalid
 * `onboarding.document_empty` for one with neither link nor text.
 */
export async function addBlockerDocument(
  context: Context,
  target: BlockerTarget,
  { isShared, keptFor, ...input }: DocumentInput & { isShared: boolean; keptFor?: OwnerTeam | undefined },
): Promise<Blocker> {
  const { project, blocker } = await lockBlocker(context, target)
  requireContent(input)
  const documentId = newId(context.clock.now())
  await insertBlockerDocument(context.transaction, {
    ...keyOf(project),
    blocker_document_id: documentId,
    blocker_id: blocker.blocker_id,
    template_key: input.templateKey,
    title: input.title,
    url: input.url,
    body: input.body,
    is_shared: isShared,
    added_by: context.actor.name,
    added_on: todayOf(context),
  })
  if (keptFor !== undefined) await keepDocument(context, { ...input, team: keptFor, clientId: `given:${documentId}` })
  await touchProject(context, project)
  if (isShared) await tellShared(context, project, input.title)
  return readBlocker(context, project, blocker.blocker_id)
}

/** Gives a document to the customer, who reads it with the blocker. Throws not found `onboarding.no_such_document`. */
export async function shareBlockerDocument(
  context: Context,
  target: DocumentTarget,
  isShared: boolean,
): Promise<Blocker> {
  const { project, blocker } = await lockBlocker(context, target)
  if (!(await updateDocumentSharing(context.transaction, project, { ...target, isShared })))
    throw notFound('onboarding.no_such_document')
  await touchProject(context, project)
  const seen = await readBlocker(context, project, blocker.blocker_id)
  if (isShared)
    await tellShared(context, project, seen.documents.find(({ id }) => id === target.documentId)?.title ?? '')
  return seen
}

/** Throws not found `onboarding.no_such_document`. */
export async function removeBlockerDocument(context: Context, target: DocumentTarget): Promise<void> {
  const { project } = await lockBlocker(context, target)
  if (!(await deleteBlockerDocument(context.transaction, project, target)))
    throw notFound('onboarding.no_such_document')
  await touchProject(context, project)
}

const tellShared = (context: Context, project: { account_id: string; project_id: string }, title: string) =>
  recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.document_shared',
    params: { projectId: project.project_id, title },
  })
