import type { PlainDateString } from '#platform/kernel/dates.ts'
import type { Program } from '../program.ts'
import type { BilingualText } from '../task.ts'

export interface DraftStage {
  key: string
  name: BilingualText
  value: BilingualText
  evidence: BilingualText
  plannedOn: PlainDateString | null
  goalId: string | null
  taskIds: string[]
}

interface DraftBasis {
  stages: NonNullable<Program['roadmap']>
  tasks: readonly { id: string; key: string; dueOn: PlainDateString }[]
  goals: readonly { id: string; useCase: string; metric: string; requiredEvidence: string; deadline: string | null }[]
}

/**
 * The roadmap that a project begins with: the program's stages, each planned for the day on which the last of its tasks
 * is due, or a stage a goal where the program has none. A task that this customer does not need leads nowhere.
 */
export function draftStages({ stages, tasks, goals }: DraftBasis): DraftStage[] {
  const taken = new Set<string>()
  const drafted = stages.map(({ taskKeys, ...stage }) => {
    const ofStage = tasks.filter(({ id, key }) => taskKeys.includes(key) && !taken.has(id))
    for (const { id } of ofStage) taken.add(id)
    return {
      ...stage,
      plannedOn:
        ofStage
          .map(({ dueOn }) => dueOn)
          .toSorted()
          .at(-1) ?? null,
      goalId: null,
      taskIds: ofStage.map(({ id }) => id),
    }
  })
  if (drafted.length > 0) return drafted
  return goals
    .toSorted((a, b) => ((a.deadline ?? '9999') < (b.deadline ?? '9999') ? -1 : 1))
    .flatMap((goal, index) => {
      const name = goal.useCase || goal.metric
      if (name === '') return []
      return [
        {
          key: `goal_${index + 1}`,
          name: both(name),
          value: both(goal.metric),
          evidence: both(goal.requiredEvidence),
          plannedOn: goal.deadline,
          goalId: goal.id,
          taskIds: [],
        },
      ]
    })
}

const both = (text: string): BilingualText => ({ ja: text, en: text })
