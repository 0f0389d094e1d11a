import { listStakeholders, recordTimelineEntry, requireAccount } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { conflict } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { Program } from '../../../domain/program.ts'
import { planMoved } from '../../../events.ts'
import { findOwners } from '../../plan/find-owners.ts'
import { selectTasks } from '../../plan/task-queries.ts'
import { headOf, type ProgramHead } from '../../projects/program-head.ts'
import { updateProject } from '../../projects/project-queries.ts'
import { keyOf } from '../../projects/project-tables.ts'
import { lockOpenProject } from '../../projects/require-project.ts'
import { writePlan } from '../../replan/apply-plan.ts'
import { requireProgram } from '../find-program.ts'
import { type ComputedMove, computeMoves } from './compute-moves.ts'
import { insertProgramMove, rewordTasks } from './move-queries.ts'
import { selectFollowers } from './running-queries.ts'

export interface MoveProjectsInput {
  toVersion: number
  projects: readonly { id: string; version: number }[]
}

/**
 * Lets running projects follow a published version, as `readVersionEffect` says; all of them or none. Throws not found
 * `onboarding.no_such_program`, `onboarding.no_such_project`, conflict `onboarding.changed_meanwhile`,
 * `onboarding.project_closed`, `onboarding.follows_already`.
 */
export async function moveProjects(context: Context, key: string, { toVersion, projects }: MoveProjectsInput) {
  const to = await requireProgram(context, key, toVersion)
  // Always in one order, so that two people who move the same projects wait for each other instead of blocking.
  for (const { id, version } of projects.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    await lockOpenProject(context, id, version)
  const projectIds = [...new Set(projects.map(({ id }) => id))]
  const after = '00000000-0000-0000-0000-000000000000'
  const page = { programKey: key, besides: toVersion, after, limit: projectIds.length, projectIds }
  const followers = await selectFollowers(context.transaction, page)
  if (followers.length < projectIds.length) throw conflict('onboarding.follows_already')
  const items = []
  for (const move of await computeMoves(context, followers, to)) items.push(await moveProject(context, move, to))
  return { items }
}

async function moveProject(context: Context, { project, tasks, move, computed, program }: ComputedMove, to: Program) {
  const { transaction } = context
  const { sales_id: salesId } = { sales_id: (await requireAccount(context, project.account_id)).salesId }
  const stakeholders = await listStakeholders(context, project.account_id)
  const ownerOf = findOwners({ ownerId: project.owner_id, salesId, stakeholders })
  const inserted = computed.rows.inserted.map((row) => {
    const owner = ownerOf(row.owner_role)
    return { ...row, owner_user_id: owner.userId, owner_stakeholder_id: owner.stakeholderId }
  })
  await writePlan(context, project, { ...computed, rows: { ...computed.rows, inserted } })
  const head = headFor(project.program, program, [...tasks.map(({ stage }) => stage)])
  await rewordTasks(transaction, project, { tasks, reworded: move.reworded, ownerOf })
  await updateProject(transaction, project, { program_version: to.version, program: JSON.stringify(head) })
  // What is only proposed follows what the version says of meetings, even where no task moves; where one does, it was told.
  const { changes, added, removed } = computed.change
  const isTold = changes.length + added.length + removed.length + computed.rows.phases.length > 0
  if (!isTold && JSON.stringify(head.meetings) !== JSON.stringify(project.program.meetings))
    await recordEvent(
      context,
      planMoved,
      { projectId: project.project_id, tasks: 0, valueDateDays: 0 },
      project.account_id,
    )
  const moveId = newId(context.clock.now())
  const current = await selectTasks(transaction, [project.project_id])
  await insertProgramMove(transaction, {
    ...keyOf(project),
    program_move_id: moveId,
    program_key: to.key,
    from_version: project.program_version,
    to_version: to.version,
    before: JSON.stringify({ head: project.program, tasks }),
    task_versions: JSON.stringify(Object.fromEntries(current.map((task) => [task.task_id, task.version]))),
    moved_by: context.actor.name,
    moved_at: instantOf(context),
  })
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.program_followed',
    params: { projectId: project.project_id, program: to.name, from: project.program_version, to: to.version },
  })
  return { moveId, projectId: project.project_id }
}

/** The head of the version, with the stages of the project that still hold work of the version before. */
function headFor(before: ProgramHead, program: Program, used: readonly string[]): ProgramHead {
  const head = headOf(program)
  const kept = before.stages.filter(({ key }) => used.includes(key) && !head.stages.some((stage) => stage.key === key))
  return { ...head, stages: [...head.stages, ...kept] }
}
