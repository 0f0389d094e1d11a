import { listStakeholders, recordTimelineEntry, requireAccount } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict } from '#platform/kernel/errors.ts'
import type { AppliedPlan } from '../../contract.ts'
import { findOwners } from '../plan/find-owners.ts'
import { keyOf } from '../projects/project-tables.ts'
import { lockOpenProject, lockProject } from '../projects/require-project.ts'
import { undoOf, writePlan } from '../replan/apply-plan.ts'
import { keepUndo } from '../undo/keep-undo.ts'
import { insertDismissed } from './addition-queries.ts'
import { computeAdditions } from './compute-additions.ts'

interface SeenAdditions {
  version: number
  /** What whoever decides has seen; other answers since are seen first. */
  keys: readonly string[]
}

/**
 * Adds the work to the plan as `readAdditions` says. Throws not found `onboarding.no_such_project`, conflict
 * `onboarding.project_closed`, and `onboarding.changed_meanwhile` where project or answers are no longer those seen.
 */
export async function applyAdditions(context: Context, projectId: string, seen: SeenAdditions): Promise<AppliedPlan> {
  const { project, found } = await requireSeen(context, projectId, seen)
  const ownerOf = await ownersOf(context, project)
  const inserted = found.computed.rows.inserted.map((row) => {
    const owner = ownerOf(row.owner_role)
    return { ...row, owner_user_id: owner.userId, owner_stakeholder_id: owner.stakeholderId }
  })
  const computed = { ...found.computed, rows: { ...found.computed.rows, inserted } }
  await writePlan(context, project, computed, {
    kind: 'onboarding.additions_taken',
    params: { projectId, count: inserted.length, valueDateDays: computed.change.valueDate?.days ?? 0 },
  })
  const changeId = await keepUndo(context, project, undoOf(computed))
  const { version } = await lockProject(context, projectId)
  return { ...computed.change, version, changeId }
}

/** Does without the work in this project, for good. Throws as `applyAdditions`. */
export async function dismissAdditions(
  context: Context,
  projectId: string,
  seen: SeenAdditions,
): Promise<{ dismissed: number }> {
  const { project, found } = await requireSeen(context, projectId, seen)
  const by = { dismissed_by: context.actor.name, dismissed_at: instantOf(context) }
  await insertDismissed(
    context.transaction,
    found.keys.map((task_key) => ({ ...keyOf(project), task_key, ...by })),
  )
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.additions_dismissed',
    params: { projectId, count: found.keys.length },
  })
  return { dismissed: found.keys.length }
}

async function requireSeen(context: Context, projectId: string, { version, keys }: SeenAdditions) {
  const project = await lockOpenProject(context, projectId, version)
  const found = await computeAdditions(context, project)
  const wanted = new Set(keys)
  if (!found || wanted.symmetricDifference(new Set(found.keys)).size > 0) throw conflict('onboarding.changed_meanwhile')
  return { project, found }
}

async function ownersOf(context: Context, project: { account_id: string; owner_id: string | null }) {
  const { salesId } = await requireAccount(context, project.account_id)
  const stakeholders = await listStakeholders(context, project.account_id)
  return findOwners({ ownerId: project.owner_id, salesId, stakeholders })
}
