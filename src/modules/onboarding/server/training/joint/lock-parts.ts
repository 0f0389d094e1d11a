import type { Context } from '#platform/context/context.ts'
import { lockOpenProject, lockProject } from '../../projects/require-project.ts'
import { selectJoint } from '../training-queries.ts'
import type { TrainingRecord } from '../training-tables.ts'

/**
 * The parts of a joint training in projects that go on, read while their projects are held. Whoever changes a joint
 * training holds all of them, and counts the version of each up, so that no two changes of it pass each other: projects
 * are locked in one order everywhere, together with those of `joining`. Throws as `lockOpenProject` for the latter.
 */
export async function lockParts(
  context: Context,
  jointId: string,
  joining: readonly string[] = [],
): Promise<{ known: readonly string[]; open: TrainingRecord[] }> {
  const before = (await selectJoint(context.transaction, jointId)).map(({ project_id }) => project_id)
  const ended = new Set<string>()
  for (const projectId of inOrder([...before, ...joining])) {
    const isKnown = before.includes(projectId)
    const project = await (isKnown ? lockProject(context, projectId) : lockOpenProject(context, projectId))
    if (project.ended_on !== null) ended.add(projectId)
  }
  const parts = await selectJoint(context.transaction, jointId)
  return {
    known: parts.map(({ project_id }) => project_id),
    open: parts.filter(({ project_id }) => !ended.has(project_id)),
  }
}

export const inOrder = (projectIds: readonly string[]) => [...new Set(projectIds)].toSorted()
