import { keyOfLink } from '../../../../domain/network/link.ts'
import type { Program, ProgramTask } from '../../../../domain/program.ts'
import type { BilingualText, OnboardingElement, TaskKind } from '../../../../domain/task.ts'

/** The program with the task in the place of the one of the same key, or at the end of its stage. */
export function withTask(program: Program, task: ProgramTask): Program {
  const isKnown = program.tasks.some(({ key }) => key === task.key)
  const tasks = isKnown ? program.tasks.map((each) => (each.key === task.key ? task : each)) : [...program.tasks, task]
  return { ...program, tasks }
}

/** Days that a program gives a task, both ends included. */
export function plannedDays(program: Program, key: string): number | undefined {
  const task = program.tasks.find((each) => each.key === key)
  return task && task.dueOffset - task.startOffset + 1
}

/** The task with so many days from its start on, and all that begins on or after its end moved by the difference. */
export function withLength(program: Program, key: string, days: number): Program {
  const task = program.tasks.find((each) => each.key === key)
  if (task === undefined) return program
  const dueOffset = task.startOffset + days - 1
  const by = dueOffset - task.dueOffset
  const moved = (offset: number) => Math.min(1000, Math.max(0, offset + by))
  const tasks = program.tasks.map((each) => {
    if (each.key === key) return { ...each, dueOffset }
    if (each.startOffset < task.dueOffset) return each
    return { ...each, startOffset: moved(each.startOffset), dueOffset: moved(each.dueOffset) }
  })
  return { ...program, tasks }
}

/** What waited for the task no longer does. */
export function withoutTask(program: Program, key: string): Program {
  const tasks = program.tasks
    .filter((task) => task.key !== key)
    .map((task) => ({ ...task, dependsOn: task.dependsOn.filter((link) => keyOfLink(link) !== key) }))
  const roadmap = program.roadmap?.map((stage) => ({
    ...stage,
    taskKeys: stage.taskKeys.filter((each) => each !== key),
  }))
  return { ...program, tasks, ...(roadmap && { roadmap }) }
}

/** The task before or behind its neighbour in the same stage; the same program where there is none. */
export function withTaskMoved(program: Program, key: string, by: 1 | -1): Program {
  const task = program.tasks.find((each) => each.key === key)
  const inStage = program.tasks.filter(({ stage }) => stage === task?.stage)
  const neighbour = inStage[inStage.findIndex((each) => each.key === key) + by]
  if (task === undefined || neighbour === undefined) return program
  const swapped = program.tasks.map((each) => (each.key === key ? neighbour : each.key === neighbour.key ? task : each))
  return { ...program, tasks: swapped }
}

/** The task dropped on another one: it goes before it, into its stage. */
export function withTaskBefore(program: Program, key: string, targetKey: string): Program {
  const task = program.tasks.find((each) => each.key === key)
  const target = program.tasks.find((each) => each.key === targetKey)
  if (task === undefined || target === undefined || key === targetKey) return program
  const tasks = program.tasks.flatMap((each) => {
    if (each.key === key) return []
    return each.key === targetKey ? [{ ...task, stage: target.stage }, each] : [each]
  })
  return { ...program, tasks }
}

/** The stage before or behind its neighbour. */
export function withStageMoved(program: Program, key: string, by: 1 | -1): Program {
  const from = program.stages.findIndex((stage) => stage.key === key)
  const stage = program.stages[from]
  const neighbour = program.stages[from + by]
  if (stage === undefined || neighbour === undefined) return program
  const stages = program.stages.map((each) => (each === stage ? neighbour : each === neighbour ? stage : each))
  return { ...program, stages }
}

export function withStageNamed(program: Program, key: string, name: BilingualText): Program {
  return { ...program, stages: program.stages.map((stage) => (stage.key === key ? { ...stage, name } : stage)) }
}

/** A stage without words at the end. */
export function withNewStage(program: Program): Program {
  const key = freeKey('stage', program.stages)
  return { ...program, stages: [...program.stages, { key, name: { ja: '', en: '' } }] }
}

/** A key that nothing has yet: `task_12`. */
export function freeKey(base: string, taken: readonly { key: string }[]): string {
  const keys = new Set(taken.map(({ key }) => key))
  let number = taken.length + 1
  while (keys.has(`${base}_${number}`)) number += 1
  return `${base}_${number}`
}

/** What work of an element mostly is, where a plan may have several of the kind; planning work is of no kind by itself. */
const usualKind: Readonly<Partial<Record<OnboardingElement, TaskKind>>> = {
  implementation: 'environment',
  training: 'training',
  early_adoption: 'pilot',
  success_validation: 'measurement',
  handoff: 'next_plan',
}

/** A task of ours without words, of the kind that work of its element mostly is, right after what its stage ends with. */
export function blankTask(program: Program, stage: string): ProgramTask {
  const last = program.tasks.filter((task) => task.stage === stage).at(-1)
  const day = last?.dueOffset ?? 0
  const element = last?.element ?? 'implementation'
  const kind = usualKind[element]
  return {
    key: freeKey('task', program.tasks),
    name: { ja: '', en: '' },
    stage,
    element,
    ...(kind !== undefined && { kind }),
    side: 'vendor',
    ownerRole: 'onboarding_specialist',
    startOffset: day,
    dueOffset: day,
    dependsOn: [],
    isMilestone: false,
    doneWhen: { ja: '', en: '' },
    effortMinutes: 0,
  }
}
