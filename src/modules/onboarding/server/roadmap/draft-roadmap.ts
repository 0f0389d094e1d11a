import type { Context } from '#platform/context/context.ts'
import { conflict } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { Roadmap } from '../../contract.ts'
import { draftStages } from '../../domain/graduation/roadmap.ts'
import type { Program } from '../../domain/program.ts'
import { readGoals } from '../goals/require-goal.ts'
import { selectTasks } from '../plan/task-queries.ts'
import { requireProgram } from '../programs/find-program.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { lockProject, touchProject } from '../projects/require-project.ts'
import { readRoadmap } from './read-roadmap.ts'
import { findRoadmapVersion, raiseRoadmapVersion, selectStages, writeStages } from './roadmap-queries.ts'

/** Throws conflict `onboarding.roadmap_exists`, `onboarding.roadmap_nothing_to_draft`. */
export async function draftRoadmap(context: Context, projectId: string): Promise<Roadmap> {
  const project = await lockProject(context, projectId)
  if ((await selectStages(context.transaction, project)).length > 0) throw conflict('onboarding.roadmap_exists')
  const program = await requireProgram(context, project.program_key, project.program_version)
  if (!(await insertDraft(context, project, program))) throw conflict('onboarding.roadmap_nothing_to_draft')
  await touchProject(context, project)
  return readRoadmap(context, projectId)
}

/** The roadmap that a project begins with; false where there is nothing to make it from. */
export async function insertDraft(context: Context, project: Project, program: Program): Promise<boolean> {
  const { transaction } = context
  const tasks = await selectTasks(transaction, [project.project_id])
  const goals = await readGoals(context, project)
  const stages = draftStages({
    stages: program.roadmap ?? [],
    tasks: tasks.map(({ task_id, key, due_on }) => ({ id: task_id, key, dueOn: due_on })),
    goals: goals.filter(({ cycle }) => cycle === project.cycle),
  })
  if (stages.length === 0) return false
  await raiseRoadmapVersion(transaction, project, await findRoadmapVersion(transaction, project))
  await writeStages(
    transaction,
    project,
    stages.map((stage, position) => ({
      row: {
        ...keyOf(project),
        stage_id: newId(context.clock.now()),
        key: stage.key,
        position,
        name: JSON.stringify(stage.name),
        value: JSON.stringify(stage.value),
        evidence: JSON.stringify(stage.evidence),
        planned_on: stage.plannedOn,
        goal_id: stage.goalId,
      },
      taskIds: stage.taskIds,
    })),
  )
  return true
}
