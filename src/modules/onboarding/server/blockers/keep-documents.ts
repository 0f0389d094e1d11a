import type { Context } from '#platform/context/context.ts'
import { invalid, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { Blocker } from '../../contract.ts'
import { keyOf } from '../projects/project-tables.ts'
import { touchProject } from '../projects/require-project.ts'
import { todayOf } from '../today.ts'
import { deleteBlockerDocument, insertBlockerDocument } from './blocker-queries.ts'
import { readBlocker } from './read-blockers.ts'
import { type BlockerTarget, lockBlocker } from './require-blocker.ts'

/** Throws invalid `onboarding.document_empty` for a document with neither link nor text. */
export async function addBlockerDocument(
  context: Context,
  target: BlockerTarget,
  input: { templateKey: string | null; title: string; url: string | null; body: string },
): Promise<Blocker> {
  const { project, blocker } = await lockBlocker(context, target)
  if (input.url === null && input.body === '')
    throw invalid('onboarding.document_empty', {}, [{ path: 'url', code: 'onboarding.document_empty' }])
  await insertBlockerDocument(context.transaction, {
    ...keyOf(project),
    blocker_document_id: newId(context.clock.now()),
    blocker_id: blocker.blocker_id,
    template_key: input.templateKey,
    title: input.title,
    url: input.url,
    body: input.body,
    added_by: context.actor.name,
    added_on: todayOf(context),
  })
  await touchProject(context, project)
  return readBlocker(context, project, blocker.blocker_id)
}

/** Throws not found `onboarding.no_such_document`. */
export async function removeBlockerDocument(
  context: Context,
  target: BlockerTarget & { documentId: string },
): Promise<void> {
  const { project } = await lockBlocker(context, target)
  if (!(await deleteBlockerDocument(context.transaction, project, target)))
    throw notFound('onboarding.no_such_document')
  await touchProject(context, project)
}
