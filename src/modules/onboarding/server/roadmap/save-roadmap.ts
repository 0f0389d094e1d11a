import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { conflict, invalid } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { Roadmap } from '../../contract.ts'
import { readGoals } from '../goals/require-goal.ts'
import { selectTasks } from '../plan/task-queries.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { lockProject, touchProject } from '../projects/require-project.ts'
import { readRoadmap } from './read-roadmap.ts'
import { raiseRoadmapVersion, selectLatestRecords, writeStages } from './roadmap-queries.ts'

export interface StageInput {
  id: string | null
  name: string
  value: string
  evidence: string
  plannedOn: string | null
  goalId: string | null
  taskIds: readonly string[]
}

type Text = { ja: string; en: string }

/**
 * Throws conflict `onboarding.changed_meanwhile`, `onboarding.stage_reached` for a stage taken away of which something
 * was recorded, invalid `onboarding.roadmap_stage_unknown`,
 * `onboarding.no_such_task`, `onboarding.no_such_goal`, `onboarding.task_on_two_stages`.
 */
export async function saveRoadmap(
  context: Context,
  projectId: string,
  { version, stages }: { version: number; stages: readonly StageInput[] },
): Promise<Roadmap> {
  const project = await lockProject(context, projectId)
  const before = await readRoadmap(context, projectId)
  const known = new Map(before.stages.map((stage) => [stage.id, stage]))
  await refuseUnknown(context, project, stages, known)
  const kept = new Set(stages.flatMap(({ id }) => id ?? []))
  const records = await selectLatestRecords(context.transaction, project)
  if (records.some(({ stage_id }) => !kept.has(stage_id))) throw conflict('onboarding.stage_reached')
  if (!(await raiseRoadmapVersion(context.transaction, project, version)))
    throw conflict('onboarding.changed_meanwhile')
  // What was not reworded keeps its words in the other language.
  const worded = (text: string, old?: Text) =>
    JSON.stringify(old && old[context.locale] === text ? old : { ja: text, en: text })
  await writeStages(
    context.transaction,
    project,
    stages.map((stage, position) => {
      const old = stage.id === null ? undefined : known.get(stage.id)
      const id = stage.id ?? newId(context.clock.now())
      return {
        row: {
          ...keyOf(project),
          stage_id: id,
          key: old?.key ?? `own_${id.replaceAll('-', '_')}`,
          position,
          name: worded(stage.name, old?.name),
          value: worded(stage.value, old?.value),
          evidence: worded(stage.evidence, old?.evidence),
          planned_on: stage.plannedOn,
          goal_id: stage.goalId,
        },
        taskIds: stage.taskIds,
      }
    }),
  )
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.roadmap_saved',
    params: { projectId, count: stages.length },
  })
  return readRoadmap(context, projectId)
}

async function refuseUnknown(
  context: Context,
  project: Project,
  stages: readonly StageInput[],
  known: ReadonlyMap<string, unknown>,
): Promise<void> {
  const refuse = (path: string, code: string) => invalid(code, {}, [{ path, code }])
  const tasks = new Set((await selectTasks(context.transaction, [project.project_id])).map(({ task_id }) => task_id))
  const goals = new Set((await readGoals(context, project)).map(({ id }) => id))
  const taken = new Set<string>()
  stages.forEach(({ id, goalId, taskIds }, index) => {
    if (id !== null && !known.has(id)) throw refuse(`stages.${index}.id`, 'onboarding.roadmap_stage_unknown')
    if (goalId !== null && !goals.has(goalId)) throw refuse(`stages.${index}.goalId`, 'onboarding.no_such_goal')
    for (const taskId of taskIds) {
      if (!tasks.has(taskId)) throw refuse(`stages.${index}.taskIds`, 'onboarding.no_such_task')
      if (taken.has(taskId)) throw refuse(`stages.${index}.taskIds`, 'onboarding.task_on_two_stages')
      taken.add(taskId)
    }
  })
}
