import type { Context } from '#platform/context/context.ts'
import { selectCriteria } from '../criteria/criterion-queries.ts'
import { selectGoals } from '../goals/goal-queries.ts'
import { toGoal } from '../goals/goal-view.ts'
import { selectTasks } from '../plan/task-queries.ts'
import type { Project } from '../projects/project-tables.ts'
import { findKickoff } from './kickoff-queries.ts'
import type { KickoffBasis } from './kickoff-view.ts'

/** All that the gate of the project's current round is judged by. */
export async function readKickoffBasis(context: Context, project: Project): Promise<KickoffBasis> {
  const { transaction } = context
  const goals = await selectGoals(transaction, project)
  return {
    kickoff: await findKickoff(transaction, project, project.cycle),
    goals: goals.filter(({ cycle }) => cycle === project.cycle).map(toGoal),
    tasks: await selectTasks(transaction, [project.project_id]),
    criteria: await selectCriteria(transaction, project),
    askedRecords: project.program.kickoffRecords,
  }
}
