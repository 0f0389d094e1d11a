import type { Blocker } from '../../contract.ts'
import { ageOf, effectOfBlockers, isBlocking, nextLevel, nextStates } from '../../domain/blocker.ts'
import type { PlanState } from '../../domain/replan/plan-state.ts'
import { isOpen } from '../../domain/task.ts'
import type { Task } from '../plan/task-tables.ts'
import type { BlockerDocumentRow, BlockerRow, BlockerStepRow } from './blocker-queries.ts'

export interface BlockerBasis {
  tasks: readonly Task[]
  state: PlanState
  steps: readonly BlockerStepRow[]
  documents: readonly BlockerDocumentRow[]
}

export function blockerView(row: BlockerRow, basis: BlockerBasis): Blocker {
  const { tasks, state } = basis
  return {
    id: row.blocker_id,
    kind: row.kind,
    title: row.title,
    detail: row.detail,
    ownerSide: row.owner_side,
    ownerTeam: row.owner_team,
    ownerName: row.owner_name,
    impact: row.impact,
    state: row.state,
    nextStates: [...nextStates(row.state)],
    isBlocking: isBlocking(row.state),
    tasks: tasks
      .filter((task) => row.task_ids.includes(task.task_id))
      .map((task) => ({ id: task.task_id, name: task.texts.name, isOpen: isOpen(task) })),
    solution: row.solution,
    expectedOn: row.expected_on,
    raisedOn: row.raised_on,
    resolvedOn: row.resolved_on,
    age: ageOf({ raisedOn: row.raised_on, resolvedOn: row.resolved_on }, state.calendars.vendor, state.today),
    effect: effectOf([row], basis),
    escalatedTo: row.escalated_to,
    escalatedOn: row.escalated_on,
    nextLevel: nextLevel(row.escalated_to) ?? null,
    visibility: row.visibility,
    history: basis.steps
      .filter(({ blocker_id }) => blocker_id === row.blocker_id)
      .toReversed()
      .map((step) => ({
        state: step.state,
        ownerSide: step.owner_side,
        note: step.note,
        on: step.on_day,
        by: step.recorded_by,
      })),
    documents: basis.documents
      .filter(({ blocker_id }) => blocker_id === row.blocker_id)
      .map((document) => ({
        id: document.blocker_document_id,
        templateKey: document.template_key,
        title: document.title,
        url: document.url,
        body: document.body,
        isShared: document.is_shared,
        addedBy: document.added_by,
        addedOn: document.added_on,
      })),
    version: row.version,
  }
}

/** What those of the blockers that stand in the way do to the value date, together. */
export function effectOf(rows: readonly BlockerRow[], basis: BlockerBasis): Blocker['effect'] {
  const standing = rows.filter(({ state }) => isBlocking(state))
  const keyOf = new Map(basis.tasks.map(({ task_id, key }) => [task_id, key]))
  return effectOfBlockers(
    basis.state,
    standing.map(({ task_ids, expected_on }) => ({
      taskKeys: task_ids.flatMap((id) => keyOf.get(id) ?? []),
      expectedOn: expected_on,
    })),
  )
}
