import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { type CriterionState, criteriaFlaws } from '../../domain/outcome/graduation.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import {
  type CriterionRow,
  deleteCriterion,
  insertCriteria,
  selectCriteria,
  updateCriterion,
} from './criterion-queries.ts'
import { criterionView } from './criterion-view.ts'

/** Throws not found `onboarding.no_such_criterion`. */
async function requireCriterion(context: Context, project: Project, criterionId: string) {
  const rows = await selectCriteria(context.transaction, project)
  const row = rows.find(({ criterion_id }) => criterion_id === criterionId)
  if (!row) throw notFound('onboarding.no_such_criterion')
  return criterionView(row)
}

/**
 * Completion is never judged without an outcome and the customer's intent: throws conflict `onboarding.criteria_need_must`
 * for a change that takes away the last must-have of either. Sets that lack one already can still be mended.
 */
async function refuseFlaws(
  context: Context,
  project: Project,
  change: (rows: readonly CriterionRow[]) => readonly CriterionRow[],
): Promise<void> {
  const rows = await selectCriteria(context.transaction, project)
  if (flawsOf(change(rows)) > flawsOf(rows)) throw conflict('onboarding.criteria_need_must')
}

function flawsOf(rows: readonly CriterionRow[]): number {
  return criteriaFlaws(rows.map(({ category, is_must: isMust }) => ({ category, isMust }))).length
}

export async function addCriterion(
  context: Context,
  projectId: string,
  input: { text: string; category: CriterionState['category']; isMust: boolean },
) {
  const project = await lockOpenProject(context, projectId)
  const position = (await selectCriteria(context.transaction, project)).length
  const id = newId(context.clock.now())
  await insertCriteria(context.transaction, [
    {
      ...keyOf(project),
      criterion_id: id,
      key: `own_${id.replaceAll('-', '_')}`,
      position,
      category: input.category,
      text: JSON.stringify({ ja: input.text, en: input.text }),
      is_must: input.isMust,
    },
  ])
  await touchProject(context, project)
  return requireCriterion(context, project, id)
}

interface CriterionChange {
  version: number
  text?: string | undefined
  isMust?: boolean | undefined
  state?: CriterionState['state'] | undefined
  evidence?: string | undefined
}

/** Throws conflict `onboarding.changed_meanwhile`, `onboarding.criteria_need_must`. What the customer agreed to must be agreed anew once its words change. */
export async function changeCriterion(
  context: Context,
  target: { id: string; criterionId: string },
  input: CriterionChange,
) {
  const project = await lockOpenProject(context, target.id)
  const before = await requireCriterion(context, project, target.criterionId)
  if (before.version !== input.version) throw conflict('onboarding.changed_meanwhile')
  const { text = before.text[context.locale], isMust = before.isMust, state = before.state } = input
  await refuseFlaws(context, project, (rows) =>
    rows.map((row) => (row.criterion_id === target.criterionId ? { ...row, is_must: isMust } : row)),
  )
  const isReworded = text !== before.text[context.locale]
  const unagreed = { agreed_on: null, agreed_by: null, agreed_source: null, agreed_how: null }
  await updateCriterion(context.transaction, project, target.criterionId, {
    is_must: isMust,
    state,
    evidence: input.evidence ?? before.evidence,
    ...(isReworded && { text: JSON.stringify({ ja: text, en: text }) }),
    ...((isReworded || isMust !== before.isMust) && unagreed),
  })
  await touchProject(context, project)
  if (state !== before.state) {
    await recordTimelineEntry(context, {
      accountId: project.account_id,
      kind: 'onboarding.criterion_judged',
      params: { projectId: target.id, criterion: before.text, state },
    })
  }
  return requireCriterion(context, project, target.criterionId)
}

export async function removeCriterion(
  context: Context,
  target: { id: string; criterionId: string },
): Promise<undefined> {
  const project = await lockOpenProject(context, target.id)
  const criterion = await requireCriterion(context, project, target.criterionId)
  await refuseFlaws(context, project, (rows) => rows.filter((row) => row.criterion_id !== target.criterionId))
  await deleteCriterion(context.transaction, project, target.criterionId)
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.criterion_removed',
    params: { projectId: target.id, criterion: criterion.text },
  })
  return undefined
}
