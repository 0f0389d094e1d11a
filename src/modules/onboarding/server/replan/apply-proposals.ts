import { recordTimelineEntries } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { planMoved } from '../../events.ts'
import { lockProject } from '../projects/require-project.ts'
import { countProposals, deleteProposal, lockProposedProjects, takeOverProposals } from './proposal-queries.ts'

/**
 * Takes over what the calendars propose for these projects, or for all. A project that was changed since keeps its plan and
 * its proposal, which is then stale.
 */
export async function applyProposals(
  context: Context,
  { projectIds }: { projectIds?: readonly string[] | undefined },
): Promise<{ applied: number; left: number }> {
  const { transaction } = context
  const projects = await lockProposedProjects(transaction, projectIds)
  await takeOverProposals(
    transaction,
    projects.map(({ project_id }) => project_id),
    instantOf(context),
  )
  const told = projects.map((project) => ({
    accountId: project.account_id,
    params: { projectId: project.project_id, tasks: project.moves, valueDateDays: project.days },
  }))
  await recordTimelineEntries(
    context,
    told.map((each) => ({ ...each, kind: 'onboarding.plan_moved' })),
  )
  for (const { accountId, params } of told) await recordEvent(context, planMoved, params, accountId)
  return { applied: projects.length, left: await countProposals(transaction) }
}

/** Leaves the plan as it is. Throws not found `onboarding.no_such_project`. */
export async function dismissProposal(context: Context, projectId: string): Promise<{ dismissed: boolean }> {
  const project = await lockProject(context, projectId)
  return { dismissed: await deleteProposal(context.transaction, project) }
}
