import type { PlanEditInput, WbsComparison } from '../../contract.ts'
import { taskStatuses } from '../../domain/task.ts'
import type { AddedLine, Difference, FieldDifference } from '../../domain/wbs/differences.ts'
import type { SheetBase } from './sheet-base.ts'

type Item = WbsComparison['items'][number]

/** A difference in the words of the screen, with the edits of the plan that take it over. */
export function itemOf(difference: Difference, base: SheetBase): Item {
  switch (difference.kind) {
    case 'added': {
      const { line, rowKey: key, name, startOn, dueOn } = difference
      const dates = { was: null, file: `${startOn}/${dueOn}`, now: null }
      return {
        key,
        kind: 'added',
        line,
        taskId: null,
        name,
        ...dates,
        isConflict: false,
        edits: [additionOf(difference, base)],
      }
    }
    case 'removed': {
      const { task, isConflict } = difference
      const dates = `${task.startOn}/${task.dueOn}`
      // What others have written about, and what the program asks for, is left out rather than lost.
      const edit: PlanEditInput =
        task.isCustom && !task.hasHistory
          ? { kind: 'remove', taskId: task.id }
          : { kind: 'status', taskId: task.id, status: 'skipped' }
      const texts = { was: dates, file: null, now: dates }
      return {
        key: `${task.id} removed`,
        kind: 'removed',
        line: null,
        taskId: task.id,
        name: task.name,
        ...texts,
        isConflict,
        edits: [edit],
      }
    }
    default: {
      const { kind, line, task, was, file, now, isConflict } = difference
      const edits = editsOf(difference, base)
      return {
        key: `${task.id} ${kind}`,
        kind,
        line,
        taskId: task.id,
        name: task.name,
        was,
        file,
        now,
        isConflict,
        edits,
      }
    }
  }
}

function editsOf({ kind, task, file, owner }: FieldDifference, { locale }: SheetBase): PlanEditInput[] {
  const taskId = task.id
  switch (kind) {
    case 'name':
      return [{ kind: 'details', taskId, name: file, locale }]
    case 'effort':
      return [{ kind: 'details', taskId, effortMinutes: Number(file) }]
    case 'owner':
      return [{ kind: 'owner', taskId, owner: owner ? { kind: owner.kind, id: owner.id } : null }]
    case 'dates': {
      const [startOn, dueOn] = file.split('/')
      return [{ kind: 'move', taskId, startOn, dueOn }]
    }
    case 'status': {
      const [word, doneOn] = file.split(' ')
      const status = taskStatuses.find((each) => each === word)
      return status === undefined ? [] : [{ kind: 'status', taskId, status, doneOn }]
    }
  }
}

function additionOf(line: AddedLine, { audience }: SheetBase): PlanEditInput {
  const { name, stage, side, startOn, dueOn, effortMinutes, owner } = line
  // Who wrote it into the customer's sheet saw it there; ours stays ours.
  const visibility = audience === 'customer' || side !== 'vendor' ? 'customer' : 'internal'
  return {
    kind: 'add',
    task: { name, stage, side, startOn, dueOn, effortMinutes, doneWhen: '', dependsOn: [], visibility },
    before: [],
    ...(owner && { owner: { kind: owner.kind, id: owner.id } }),
  }
}
