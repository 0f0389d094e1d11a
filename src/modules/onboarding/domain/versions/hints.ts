import { keyOfLink } from '../network/link.ts'
import type { Program } from '../program.ts'
import type { TaskKind } from '../task.ts'

/** Points that a plan has once; of several tasks of the kind only the first would count. */
const onceKinds: readonly TaskKind[] = [
  'kickoff',
  'first_value',
  'go_live',
  'review_30',
  'review_60',
  'review_90',
  'exam',
  'completion',
]
const isOnce = (kind: TaskKind | undefined) => kind !== undefined && onceKinds.includes(kind)

export interface ProgramHint {
  code: 'orphan' | 'beside_value' | 'empty_stage' | 'no_kickoff' | 'kind_taken' | 'value_without_kind'
  /** The task or stage that it is about. */
  key: string
}

/**
 * What makes a sound program doubtful: work that is linked to nothing, work before the value date that does not lead to it,
 * a stage without work, no kickoff although people work together, a point of the plan that two tasks claim to be, a value
 * task by which nobody would notice that the value was reached.
 */
export function programHints(program: Program): ProgramHint[] {
  const waits = new Map(program.tasks.map((task) => [task.key, task.dependsOn.map(keyOfLink)]))
  const waitedFor = new Set([...waits.values()].flat())
  const leading = new Set<string>()
  const pending = [program.valueTaskKey]
  for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
    if (leading.has(key)) continue
    leading.add(key)
    pending.push(...(waits.get(key) ?? []))
  }
  const valueDue = program.tasks.find(({ key }) => key === program.valueTaskKey)?.dueOffset ?? 0
  const hints = program.tasks.flatMap((task): ProgramHint[] => {
    if (task.dependsOn.length === 0 && !waitedFor.has(task.key) && program.tasks.length > 1)
      return [{ code: 'orphan', key: task.key }]
    const isBeside = !leading.has(task.key) && task.dueOffset < valueDue && !waitedFor.has(task.key)
    return isBeside ? [{ code: 'beside_value', key: task.key }] : []
  })
  const stages = program.stages.filter(({ key }) => !program.tasks.some(({ stage }) => stage === key))
  const doubled = program.tasks.filter(
    ({ kind }, index) => isOnce(kind) && program.tasks.findIndex((each) => each.kind === kind) < index,
  )
  const valueTask = program.tasks.find(({ key }) => key === program.valueTaskKey)
  const needsKickoff = program.touchModel !== 'tech' && !program.tasks.some(({ kind }) => kind === 'kickoff')
  return [
    ...hints,
    ...stages.map(({ key }) => ({ code: 'empty_stage' as const, key })),
    ...doubled.map(({ key }) => ({ code: 'kind_taken' as const, key })),
    ...(valueTask && valueTask.kind !== 'first_value'
      ? [{ code: 'value_without_kind' as const, key: valueTask.key }]
      : []),
    ...(needsKickoff ? [{ code: 'no_kickoff' as const, key: program.key }] : []),
  ]
}
