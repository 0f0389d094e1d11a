import { listMembers } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { OngoingHandoff, PortalHandoff } from '../../contract.ts'
import { handoffGapsOf, undecided } from '../../domain/graduation/ongoing.ts'
import { findLatestProjectId, findProject } from '../projects/project-queries.ts'
import type { Project } from '../projects/project-tables.ts'
import { dispositionsSchema } from './carried.ts'
import { findOngoing, selectAcceptances } from './ongoing-queries.ts'
import { readLeftovers } from './read-leftovers.ts'

/** Throws not found `onboarding.no_such_project`. */
export async function readOngoingHandoff(context: Context, projectId: string): Promise<OngoingHandoff> {
  const project = await findProject(context.transaction, projectId)
  if (!project) throw notFound('onboarding.no_such_project')
  return ongoingOf(context, project)
}

export async function ongoingOf(context: Context, project: Project): Promise<OngoingHandoff> {
  const { transaction } = context
  const row = await findOngoing(transaction, project)
  const leftovers = await readLeftovers(context, project)
  const dispositions = row ? dispositionsSchema.parse(row.dispositions) : []
  const written = {
    csmId: row ? row.csm_id : project.owner_id,
    review: row?.review ?? '',
    cadence: row?.cadence ?? '',
    nextGoals: row?.next_goals ?? [],
    introducedOn: row?.introduced_on ?? null,
  }
  const members = await listMembers(context)
  return {
    ...written,
    expansionHints: row?.expansion_hints ?? '',
    internalNotes: row?.internal_notes ?? '',
    dispositions: dispositions.map(({ settled: _, ...each }) => each),
    version: row?.version ?? 0,
    csmName: members.find(({ id }) => id === written.csmId)?.name ?? null,
    leftovers: leftovers.map((each) => {
      const found = dispositions.find(({ kind, id }) => kind === each.kind && id === each.id)
      return {
        ...each,
        disposition: found ? { action: found.action, note: found.note, settled: found.settled ?? null } : null,
      }
    }),
    gaps: handoffGapsOf(written, undecided(leftovers, dispositions).length),
    acceptances: (await selectAcceptances(transaction, project)).map((each) => ({
      side: each.side,
      name: each.name,
      on: each.accepted_on,
      source: each.source,
      how: each.how,
    })),
    isGraduated: project.state === 'graduated',
  }
}

/** What the customer reads of it, once it is complete; our hints and notes have no place in it. */
export async function readHandoffForPortal(context: Context, accountId: string): Promise<PortalHandoff | null> {
  const projectId = await findLatestProjectId(context.transaction, accountId)
  if (projectId === undefined) return null
  const handoff = await readOngoingHandoff(context, projectId)
  const { csmName, introducedOn } = handoff
  if (!handoff.isGraduated || handoff.gaps.length > 0 || csmName === null || introducedOn === null) return null
  const accepted = handoff.acceptances.find(({ side }) => side === 'customer')
  return {
    csmName,
    introducedOn,
    review: handoff.review,
    cadence: handoff.cadence,
    nextGoals: handoff.nextGoals,
    version: handoff.version,
    accepted: accepted ? { name: accepted.name, on: accepted.on } : null,
  }
}
