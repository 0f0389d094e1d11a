import type { PlanPreview } from '../../contract.ts'
import type { ProjectPlan } from '../../domain/plan/project-plan.ts'
import type { Program } from '../../domain/program.ts'
import type { LeftOut } from '../../domain/tailoring/tailor.ts'

interface PlannedProgram {
  /** With the tasks that were left out. */
  whole: Program
  program: Program
  leftOut: readonly LeftOut[]
  plan: ProjectPlan
}

/** A plan that nobody has started yet, in the words of its program. */
export function planView({ whole, program, leftOut, plan }: PlannedProgram): PlanPreview {
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
    leftOut: leftOut.flatMap(({ key, verdict }) => {
      const task = whole.tasks.find((each) => each.key === key)
      return task ? [{ key, name: task.name, verdict }] : []
    }),
  }
}
