import { toLinks } from '../network/link.ts'
import type { Program, ProgramTask } from '../program.ts'
import { visibilityOf } from '../task.ts'

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

const headFields = ['name', 'touchModel', 'dayKind', 'rangeWeeks', 'valueTaskKey', 'stages'] as const
export type HeadField = (typeof headFields)[number]

export interface ProgramDiff {
  head: HeadField[]
  added: ProgramTask[]
  removed: ProgramTask[]
  /** The task as it is afterwards, with what of it differs. */
  changed: { task: ProgramTask; fields: TaskField[] }[]
}

/** What differs between two versions of a program, by the keys of its tasks; their order is no difference. */
export function diffPrograms(before: Program, after: Program): ProgramDiff {
  const past = new Map(before.tasks.map((task) => [task.key, task]))
  const left = new Set(after.tasks.map(({ key }) => key))
  return {
    head: headFields.filter((field) => !isSame(before[field], after[field])),
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
