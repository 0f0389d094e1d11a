import type { Context } from '#platform/context/context.ts'
import { textSchema } from '../../contract/field.ts'
import type { PortalProject, Roadmap } from '../../contract.ts'
import { isOpen } from '../../domain/task.ts'
import { selectTasks } from '../plan/task-queries.ts'
import type { Task } from '../plan/task-tables.ts'
import { requireListedProject } from '../projects/find-listed-project.ts'
import type { Project } from '../projects/project-tables.ts'
import { todayOf } from '../today.ts'
import { findRoadmapVersion, selectLatestRecords, selectStages, selectStageTasks } from './roadmap-queries.ts'

/** Throws not found `onboarding.no_such_project`. */
export async function readRoadmap(context: Context, projectId: string): Promise<Roadmap> {
  const project = await requireListedProject(context, projectId)
  return roadmapOf(context, project, await selectTasks(context.transaction, [projectId]))
}

export async function roadmapOf(context: Context, project: Project, all: readonly Task[]): Promise<Roadmap> {
  const { transaction } = context
  const tasks = new Map(all.map((task) => [task.task_id, task]))
  const links = Map.groupBy(await selectStageTasks(transaction, project), ({ stage_id }) => stage_id)
  const records = new Map((await selectLatestRecords(transaction, project)).map((row) => [row.stage_id, row]))
  const today = todayOf(context)
  const stages = (await selectStages(transaction, project)).map((row) => {
    const ofStage = (links.get(row.stage_id) ?? []).flatMap(({ task_id }) => tasks.get(task_id) ?? [])
    const record = records.get(row.stage_id)
    const reached = record?.is_reached
      ? { on: record.happened_on, saidBy: record.said_by, how: record.how, recordedBy: record.recorded_by }
      : null
    return {
      id: row.stage_id,
      key: row.key,
      name: textSchema.parse(row.name),
      value: textSchema.parse(row.value),
      evidence: textSchema.parse(row.evidence),
      plannedOn: row.planned_on,
      goalId: row.goal_id,
      tasks: ofStage
        .toSorted((a, b) => (a.due_on < b.due_on ? -1 : 1))
        .map((task) => ({
          id: task.task_id,
          name: task.texts.name,
          side: task.side,
          dueOn: task.due_on,
          isDone: task.status === 'done',
        })),
      tasksDueOn: latestOf(ofStage.filter(isOpen).map(({ due_on }) => due_on)),
      reached,
      isLate: reached === null && row.planned_on !== null && row.planned_on < today,
      isGraduationPoint: row.key === project.program.graduationStageKey,
    }
  })
  return { version: await findRoadmapVersion(transaction, project), stages }
}

/** An allow-list: neither who of ours recorded it nor the tasks behind it. */
export async function roadmapForCustomer(
  context: Context,
  project: Project,
  tasks: readonly Task[],
): Promise<PortalProject['roadmap']> {
  const { stages } = await roadmapOf(context, project, tasks)
  return stages.map(({ name, value, evidence, plannedOn, reached, isGraduationPoint }) => ({
    name,
    value,
    evidence,
    plannedOn,
    reachedOn: reached?.on ?? null,
    isGraduationPoint,
  }))
}

const latestOf = (days: readonly string[]) => days.toSorted().at(-1) ?? null
