import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { conflict, invalid, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { CriterionTerms, CriterionView } from '../../contract.ts'
import { criteriaFlaws, needsEvidence } from '../../domain/outcome/graduation.ts'
import { selectAttachments } from '../files/attachment-queries.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import {
  type CriterionRow,
  deleteCriterion,
  insertCriteria,
  selectCriteria,
  updateCriterion,
  withdrawCriteriaAgreement,
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

export async function addCriterion(context: Context, projectId: string, input: CriterionTerms & { text: string }) {
  const project = await lockOpenProject(context, projectId)
  const position = (await selectCriteria(context.transaction, project)).length
  const id = newId(context.clock.now())
  await insertCriteria(context.transaction, [
    {
      ...keyOf(project),
      criterion_id: id,
      key: `own_${id.replaceAll('-', '_')}`,
      position,
      text: JSON.stringify({ ja: input.text, en: input.text }),
      ...termColumns(input),
    },
  ])
  await touchProject(context, project)
  return requireCriterion(context, project, id)
}

type Optional<Fields> = { [Name in keyof Fields]?: Fields[Name] | undefined }
type CriterionChange = Optional<CriterionTerms & Pick<CriterionView, 'state' | 'evidence'> & { text: string }> & {
  version: number
}

/**
 * Throws conflict `onboarding.changed_meanwhile`, `onboarding.criteria_need_must`, invalid
 * `onboarding.criterion_needs_evidence`. What the customer agreed to must be agreed anew once its terms change.
 */
export async function changeCriterion(
  context: Context,
  target: { id: string; criterionId: string },
  { version, text: newText, state: newState, evidence: newEvidence, ...newTerms }: CriterionChange,
) {
  const project = await lockOpenProject(context, target.id)
  const before = await requireCriterion(context, project, target.criterionId)
  if (before.version !== version) throw conflict('onboarding.changed_meanwhile')
  const text = newText ?? before.text[context.locale]
  const state = newState ?? before.state
  const evidence = newEvidence ?? before.evidence
  const terms = termsOf({ ...before, ...given(newTerms) })
  await refuseFlaws(context, project, (rows) =>
    rows.map((row) =>
      row.criterion_id === target.criterionId ? { ...row, is_must: terms.isMust, category: terms.category } : row,
    ),
  )
  // Also where the proof is taken away, or the way of judging changes, of what counts as met already.
  const isProvedAnew =
    before.state !== 'met' ||
    evidence !== before.evidence ||
    needsEvidence(terms.verifiedBy) !== needsEvidence(before.verifiedBy)
  if (state === 'met' && isProvedAnew)
    await refuseUnproved(context, project, { id: target.criterionId, terms, evidence })
  const isReworded = text !== before.text[context.locale]
  const isChanged = isReworded || JSON.stringify(terms) !== JSON.stringify(termsOf(before))
  const unagreed = { agreed_on: null, agreed_by: null, agreed_source: null, agreed_how: null }
  await updateCriterion(context.transaction, project, target.criterionId, {
    ...termColumns(terms),
    state,
    evidence,
    ...(isReworded && { text: JSON.stringify({ ja: text, en: text }) }),
    ...(isChanged && unagreed),
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

/** The fields that were given: one that is left out changes nothing. */
function given(terms: Optional<CriterionTerms>): Partial<CriterionTerms> {
  return Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined))
}

function termsOf({ category, isMust, verifiedBy, target, unit, windowDays, judge }: CriterionTerms): CriterionTerms {
  return { category, isMust, verifiedBy: verifiedBy.toSorted(), target, unit, windowDays, judge }
}

function termColumns(terms: CriterionTerms) {
  return {
    category: terms.category,
    is_must: terms.isMust,
    verified_by: [...new Set(terms.verifiedBy)],
    target: terms.target,
    unit: terms.unit,
    window_days: terms.windowDays,
    judge: terms.judge,
  }
}

/** An attached file proves as well as words do. */
async function refuseUnproved(
  context: Context,
  project: Project,
  criterion: { id: string; terms: CriterionTerms; evidence: string },
): Promise<void> {
  if (!needsEvidence(criterion.terms.verifiedBy) || criterion.evidence.trim() !== '') return
  const files = await selectAttachments(context.transaction, project)
  const isAttached = files.some(
    (file) => file.subject_kind === 'criterion' && file.subject_id === criterion.id && file.discarded_at === null,
  )
  if (isAttached) return
  const code = 'onboarding.criterion_needs_evidence'
  throw invalid(code, {}, [{ path: 'evidence', code }])
}

/** What was agreed with it must be agreed anew. Throws conflict `onboarding.criteria_need_must`. */
export async function removeCriterion(
  context: Context,
  target: { id: string; criterionId: string },
): Promise<undefined> {
  const project = await lockOpenProject(context, target.id)
  const criterion = await requireCriterion(context, project, target.criterionId)
  await refuseFlaws(context, project, (rows) => rows.filter((row) => row.criterion_id !== target.criterionId))
  await deleteCriterion(context.transaction, project, target.criterionId)
  // The customer agreed to the set as a whole, not to what is left of it.
  if (criterion.agreedOn !== null) await withdrawCriteriaAgreement(context.transaction, project)
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.criterion_removed',
    params: { projectId: target.id, criterion: criterion.text },
  })
  return undefined
}
