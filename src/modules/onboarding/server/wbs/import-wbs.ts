import type { z } from 'zod'
import { type Context, instantOf } from '#platform/context/context.ts'
import { invalid } from '#platform/kernel/errors.ts'
import type { AppliedPlan, importWbs as endpoint, PlanEditInput } from '../../contract.ts'
import type { Taken } from '../../domain/wbs/differences.ts'
import { inEditOrder } from '../../domain/wbs/edit-order.ts'
import { keyOf } from '../projects/project-tables.ts'
import { lockOpenProject, lockProject } from '../projects/require-project.ts'
import { undoOf, writePlan } from '../replan/apply-plan.ts'
import { computePlan } from '../replan/compute-plan.ts'
import { keepUndo } from '../undo/keep-undo.ts'
import { findTaken, saveTaken } from './import-queries.ts'

type Input = z.infer<typeof endpoint.body>
type Item = Input['items'][number]

const kinds: readonly PlanEditInput['kind'][] = ['details', 'owner', 'status', 'move', 'add', 'remove']

/**
 * Takes over what was chosen of a sheet, in one change of the plan, and remembers it: what a person then changes otherwise is
 * not asked for again by the same sheet. Throws as `applyPlan`, and invalid `onboarding.wbs_items_invalid`.
 */
export async function importWbs(
  context: Context,
  projectId: string,
  { version, sheetId, items }: Input,
): Promise<AppliedPlan> {
  const project = await lockOpenProject(context, projectId, version)
  const edits = inEditOrder(items.flatMap((item) => item.edits))
  const additions = items.filter(({ kind }) => kind === 'added')
  const added = edits.filter(({ kind }) => kind === 'add')
  if (edits.some(({ kind }) => !kinds.includes(kind)) || added.length !== additions.length)
    throw invalid('onboarding.wbs_items_invalid')
  const computed = await computePlan(context, project, edits)
  const params = { projectId, items: items.length }
  await writePlan(context, project, computed, { kind: 'onboarding.wbs_imported', params })
  const changeId = await keepUndo(context, project, undoOf(computed))
  const before = await findTaken(context.transaction, project, sheetId)
  const newIds = computed.rows.inserted.map(({ task_id }) => task_id)
  const taken = withItems(before, items, (item) => newIds[added.findIndex((edit) => item.edits.includes(edit))])
  await saveTaken(context.transaction, {
    ...keyOf(project),
    sheet_id: sheetId,
    taken: JSON.stringify(taken),
    imported_by: context.actor.name,
    imported_at: instantOf(context),
  })
  const { version: current } = await lockProject(context, projectId)
  return { ...computed.change, version: current, changeId }
}

function withItems(before: Taken, items: readonly Item[], newIdOf: (item: Item) => string | undefined): Taken {
  const values = { ...before.values }
  const removed = new Set(before.removed)
  const added = { ...before.added }
  for (const item of items) {
    const { key, kind, taskId, file } = item
    if (kind === 'removed') {
      if (taskId !== null) removed.add(taskId)
    } else if (kind === 'added') {
      const id = newIdOf(item)
      if (id !== undefined) {
        added[key] = id
        values[id] = addedValues(item)
      }
    } else if (taskId !== null) values[taskId] = { ...values[taskId], [kind]: file }
  }
  return { values, removed: [...removed], added }
}

function addedValues({ edits }: Item): Taken['values'][string] {
  const [edit] = edits
  if (edit?.kind !== 'add') return {}
  const { name, startOn, dueOn, effortMinutes } = edit.task
  return { name, dates: `${startOn}/${dueOn}`, effort: String(effortMinutes), status: 'todo' }
}
