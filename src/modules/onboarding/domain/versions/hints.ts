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
  code:
    | 'orphan'
    | 'beside_value'
    | 'empty_stage'
    | 'kind_taken'
    | 'value_without_kind'
    | 'value_no_milestone'
    | 'no_kickoff'
    | 'no_exam'
    | 'no_homework'
    | 'no_handover'
    | 'no_suits'
  /** The task or stage that it is about. */
  key: string
}

/**
 * What makes a sound program doubtful: work that is linked to nothing, work before the value date that does not lead to it,
 * a stage without work, a point of the plan that two tasks claim to be, a value task by which nobody would notice that the
 * value was reached, and what onboarding consists of that is missing: of a program that runs by itself, only the handover.
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
  const byPeople = program.touchModel !== 'tech'
  const missing = (code: ProgramHint['code'], isThere: (task: Program['tasks'][number]) => boolean): ProgramHint[] =>
    program.tasks.some(isThere) ? [] : [{ code, key: program.key }]
  return [
    ...hints,
    ...stages.map(({ key }) => ({ code: 'empty_stage' as const, key })),
    ...doubled.map(({ key }) => ({ code: 'kind_taken' as const, key })),
    ...(valueTask && valueTask.kind !== 'first_value'
      ? [{ code: 'value_without_kind' as const, key: valueTask.key }]
      : []),
    ...(valueTask && !valueTask.isMilestone ? [{ code: 'value_no_milestone' as const, key: valueTask.key }] : []),
    ...(byPeople ? missing('no_kickoff', ({ kind }) => kind === 'kickoff') : []),
    ...(byPeople ? missing('no_exam', ({ kind }) => kind === 'exam') : []),
    ...(byPeople ? missing('no_homework', ({ side }) => side === 'customer') : []),
    ...missing('no_handover', ({ element, kind }) => element === 'handoff' || kind === 'csm_handoff'),
    ...(program.suits === undefined ? [{ code: 'no_suits' as const, key: program.key }] : []),
  ]
}
