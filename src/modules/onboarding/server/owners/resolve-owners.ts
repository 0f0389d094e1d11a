import { listStakeholders, recordTimelineEntry, requireAccount } from '#modules/accounts/server/api.ts'
import { listMembers } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { isOpen } from '../../domain/task.ts'
import { findOwners } from '../plan/find-owners.ts'
import { selectTasks, updateTask } from '../plan/task-queries.ts'
import type { Task } from '../plan/task-tables.ts'
import { findLatestProjectId } from '../projects/project-queries.ts'
import type { Project } from '../projects/project-tables.ts'
import { lockProject, touchProject } from '../projects/require-project.ts'

/**
 * Gives the open tasks of a locked project that nobody can do — without an owner, of somebody who left, or of `former`, who
 * led the project before — to whoever fills their role now. A task keeps its owner where nobody does, and an added one
 * without an owner stays so: it was left open on purpose. Returns how many tasks changed hands.
 */
export async function resolveOwners(context: Context, project: Project, former: string | null = null): Promise<number> {
  const { salesId } = await requireAccount(context, project.account_id)
  const stakeholders = await listStakeholders(context, project.account_id)
  const members = await listMembers(context)
  const active = new Set([...members, ...stakeholders].filter(({ isActive }) => isActive).map(({ id }) => id))
  const known = (id: string | null) => (id !== null && active.has(id) ? id : null)
  const ownerOf = findOwners({ ownerId: known(project.owner_id), salesId: known(salesId), stakeholders })

  const moved = (await selectTasks(context.transaction, [project.project_id])).flatMap((task) => {
    const owner = task.owner_user_id ?? task.owner_stakeholder_id
    const isFormer = former !== null && owner === former
    const isWaiting = isFormer || (owner === null ? !task.is_custom : !active.has(owner))
    if (!isOpen(task) || !isWaiting) return []
    const { userId, stakeholderId } = isFormer ? leaderOf(project, task, ownerOf) : ownerOf(task.owner_role)
    const next = userId ?? stakeholderId
    return next === null || next === owner ? [] : [{ task, userId, stakeholderId }]
  })
  for (const { task, userId, stakeholderId } of moved)
    await updateTask(context.transaction, project, task.task_id, {
      owner_user_id: userId,
      owner_stakeholder_id: stakeholderId,
    })
  if (moved.length > 0)
    await recordTimelineEntry(context, {
      accountId: project.account_id,
      kind: 'onboarding.tasks_changed',
      params: { projectId: project.project_id, tasks: moved.length },
    })
  return moved.length
}

/** Who led the project had its tasks as its leader, whatever role they were planned for, unless another of ours fills it. */
function leaderOf(project: Project, { owner_role }: Task, ownerOf: ReturnType<typeof findOwners>) {
  const { userId } = ownerOf(owner_role)
  return { userId: userId ?? project.owner_id, stakeholderId: null }
}

/** The customer's people have changed: the open project's tasks go to whoever fills their roles now. */
export async function followPeople(context: Context, accountId: string): Promise<void> {
  const projectId = await findLatestProjectId(context.transaction, accountId)
  if (projectId === undefined) return
  const project = await lockProject(context, projectId)
  if (project.ended_on !== null) return
  if ((await resolveOwners(context, project)) > 0) await touchProject(context, project)
}
