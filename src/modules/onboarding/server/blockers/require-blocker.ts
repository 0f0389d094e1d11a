import type { Context } from '#platform/context/context.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import { lockCarried } from '../ongoing/carried.ts'
import type { Project } from '../projects/project-tables.ts'
import { type BlockerRow, findBlocker } from './blocker-queries.ts'

export interface BlockerTarget {
  id: string
  blockerId: string
}

/**
 * A blocker in its locked project, also after the graduation where it was carried over. Throws not found `onboarding.no_such_blocker`, conflict `onboarding.changed_meanwhile`.
 */
export async function lockBlocker(
  context: Context,
  { id, blockerId }: BlockerTarget,
  version?: number,
): Promise<{ project: Project; blocker: BlockerRow }> {
  const project = await lockCarried(context, id, blockerId)
  const blocker = await findBlocker(context.transaction, project, blockerId)
  if (!blocker) throw notFound('onboarding.no_such_blocker')
  if (version !== undefined && blocker.version !== version) throw conflict('onboarding.changed_meanwhile')
  return { project, blocker }
}
