import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { requestedDocuments } from '../../content/requested-documents.ts'
import type { Blocker } from '../../contract.ts'
import { findProject } from '../projects/project-queries.ts'
import type { Project } from '../projects/project-tables.ts'
import { readPlanState } from '../replan/compute-plan.ts'
import { type BlockerRow, selectBlockerDocuments, selectBlockerSteps, selectBlockers } from './blocker-queries.ts'
import { type BlockerBasis, blockerView, effectOf } from './blocker-view.ts'

/** Throws not found `onboarding.no_such_project`. */
export async function listBlockers(context: Context, projectId: string) {
  const project = await findProject(context.transaction, projectId)
  if (!project) throw notFound('onboarding.no_such_project')
  const rows = await selectBlockers(context.transaction, project)
  const basis = await readBasis(context, project)
  return {
    items: rows.map((row) => blockerView(row, basis)),
    effect: effectOf(rows, basis),
    documentTemplates: requestedDocuments,
  }
}

/** One blocker as it now stands. Throws not found `onboarding.no_such_blocker`. */
export async function readBlocker(context: Context, project: Project, blockerId: string): Promise<Blocker> {
  const rows = await selectBlockers(context.transaction, project)
  const row = rows.find((each) => each.blocker_id === blockerId)
  if (!row) throw notFound('onboarding.no_such_blocker')
  return viewOf(context, project, row)
}

async function viewOf(context: Context, project: Project, row: BlockerRow): Promise<Blocker> {
  return blockerView(row, await readBasis(context, project))
}

async function readBasis(context: Context, project: Project): Promise<BlockerBasis> {
  const { transaction } = context
  return {
    ...(await readPlanState(context, project)),
    steps: await selectBlockerSteps(transaction, [project.project_id]),
    documents: await selectBlockerDocuments(transaction, project),
  }
}
