import { meetingsOf } from '../meeting/program-meetings.ts'
import { toLinks } from '../network/link.ts'
import { askedRecordsOf } from '../outcome/kickoff-gate.ts'
import type { Program, ProgramTask } from '../program.ts'
import { type BilingualText, visibilityOf } from '../task.ts'

const taskFields = [
  'name',
  'stage',
  'element',
  'side',
  'ownerRole',
  'days',
  'dependsOn',
  'isMilestone',
  'doneWhen',
  'effort',
  'weight',
  'visibility',
  'when',
] as const
export type TaskField = (typeof taskFields)[number]

const headFields = [
  'name',
  'touchModel',
  'dayKind',
  'rangeWeeks',
  'valueTaskKey',
  'stages',
  'meetings',
  'kickoffRecords',
  'graduationStageKey',
  'suits',
] as const
export type HeadField = (typeof headFields)[number]

export const programParts = ['goals', 'criteria', 'roadmap'] as const
export type ProgramPart = (typeof programParts)[number]

export interface PartChange {
  part: ProgramPart
  /** ordered: the same ones in another order, with nothing named. */
  kind: 'added' | 'removed' | 'changed' | 'ordered'
  name: BilingualText | null
}

export interface ProgramDiff {
  head: HeadField[]
  /** Goals, criteria and stages of the value roadmap. */
  parts: PartChange[]
  added: ProgramTask[]
  removed: ProgramTask[]
  /** The task as it is afterwards, with what of it differs. */
  changed: { task: ProgramTask; fields: TaskField[] }[]
}

/** What differs between two versions of a program, by the keys of its tasks; the order of tasks is no difference. */
export function diffPrograms(before: Program, after: Program): ProgramDiff {
  const past = new Map(before.tasks.map((task) => [task.key, task]))
  const left = new Set(after.tasks.map(({ key }) => key))
  return {
    head: headFields.filter((field) => !isSame(headOf(before, field), headOf(after, field))),
    parts: programParts.flatMap((part) => diffPart(part, partsOf(before, part), partsOf(after, part))),
    added: after.tasks.filter(({ key }) => !past.has(key)),
    removed: before.tasks.filter(({ key }) => !left.has(key)),
    changed: after.tasks.flatMap((task) => {
      const earlier = past.get(task.key)
      if (earlier === undefined) return []
      const fields = taskFields.filter((field) => !isSame(partOf(earlier, field), partOf(task, field)))
      return fields.length === 0 ? [] : [{ task, fields }]
    }),
  }
}

/** What holds where the program says nothing of its own is no difference from saying it. */
function headOf(program: Program, field: HeadField): unknown {
  if (field === 'meetings') {
    const { reviews, ...rest } = meetingsOf(program)
    return [rest.kickoffMinutes, rest.regular, rest.early, reviews.toSorted()]
  }
  return field === 'kickoffRecords' ? askedRecordsOf(program.kickoffRecords) : program[field]
}

interface Part {
  id: string
  name: BilingualText
  said: unknown
}

/** A goal has no key: it is the same one as long as its use case is worded the same. */
function partsOf(program: Program, part: ProgramPart): Part[] {
  if (part === 'goals')
    return (program.goals ?? []).map((goal) => ({ id: goal.useCase.ja, name: goal.useCase, said: goal }))
  if (part === 'criteria')
    return (program.criteria ?? []).map(({ key, text, category, isMust }) => ({
      id: key,
      name: text,
      said: [text, category, isMust],
    }))
  return (program.roadmap ?? []).map(({ key, name, value, evidence, taskKeys }) => ({
    id: key,
    name,
    said: [name, value, evidence, taskKeys.toSorted()],
  }))
}

function diffPart(part: ProgramPart, before: readonly Part[], after: readonly Part[]): PartChange[] {
  const past = new Map(before.map((each) => [each.id, each]))
  const left = new Map(after.map((each) => [each.id, each]))
  const added = after.filter(({ id }) => !past.has(id))
  const removed = before.filter(({ id }) => !left.has(id))
  const changed = after.filter(({ id, said }) => past.has(id) && !isSame(past.get(id)?.said, said))
  const order = (parts: readonly Part[], others: ReadonlyMap<string, Part>) =>
    parts.flatMap(({ id }) => (others.has(id) ? [id] : []))
  const isOrdered = !isSame(order(before, left), order(after, past))
  return [
    ...added.map(({ name }) => ({ part, kind: 'added' as const, name })),
    ...removed.map(({ name }) => ({ part, kind: 'removed' as const, name })),
    ...changed.map(({ name }) => ({ part, kind: 'changed' as const, name })),
    ...(isOrdered ? [{ part, kind: 'ordered' as const, name: null }] : []),
  ]
}

function partOf(task: ProgramTask, field: TaskField): unknown {
  switch (field) {
    case 'days':
      return [task.startOffset, task.dueOffset]
    case 'effort':
      return [task.effortMinutes, task.chunks ?? []]
    case 'dependsOn':
      return toLinks(task.dependsOn)
    case 'visibility':
      return visibilityOf(task)
    default:
      return task[field]
  }
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
