import type { Context } from '#platform/context/context.ts'
import type { ProjectInput } from '../../contract.ts'
import { goalFlaws } from '../../domain/outcome/goal.ts'
import { planStart } from './plan-start.ts'

/** The plan that `startProject` would write for the same input. */
export async function previewProject(context: Context, input: ProjectInput) {
  const { program, plan } = await planStart(context, input)
  const byKey = new Map(plan.tasks.map((task) => [task.key, task]))
  return {
    tasks: program.tasks.flatMap(({ key, name, stage, side, isMilestone }) => {
      const dates = byKey.get(key)
      return dates ? [{ key, name, stage, side, isMilestone, startOn: dates.startOn, dueOn: dates.dueOn }] : []
    }),
    stages: program.stages,
    valueTaskKey: program.valueTaskKey,
    valueOn: plan.valueDate,
    compressedByDays: plan.compressedByDays,
    conflicts: plan.conflicts,
    goalFlaws: input.goals.map(goalFlaws),
  }
}
