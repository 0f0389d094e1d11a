import type { Context } from '#platform/context/context.ts'
import { conflict } from '#platform/kernel/errors.ts'
import type { KickoffView } from '../../contract.ts'
import type { KickoffRecordKey } from '../../domain/outcome/kickoff-gate.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { updateKickoff } from './kickoff-queries.ts'
import { kickoffView } from './kickoff-view.ts'
import { readKickoffBasis } from './read-kickoff.ts'

export interface KickoffInput {
  records?: { [Key in KickoffRecordKey]?: string | undefined } | undefined
  readiness?: { [Key in Exclude<keyof KickoffView['readiness'], 'areMinutesSent'>]?: boolean | undefined } | undefined
  minutes?: string | undefined
  version: number
}

/** Throws conflict `onboarding.kickoff_done`: what was agreed stands. Conflict `onboarding.changed_meanwhile`. */
export async function saveKickoff(context: Context, projectId: string, input: KickoffInput): Promise<KickoffView> {
  const project = await lockOpenProject(context, projectId)
  if (project.kickoff_done_on !== null) throw conflict('onboarding.kickoff_done')
  const { kickoff } = await readKickoffBasis(context, project)
  if (kickoff.version !== input.version) throw conflict('onboarding.changed_meanwhile')
  const { readiness } = input
  await updateKickoff(context.transaction, project, project.cycle, {
    records: JSON.stringify({ ...kickoff.records, ...input.records }),
    minutes: input.minutes ?? kickoff.minutes,
    is_sponsor_committed: readiness?.isSponsorCommitted ?? kickoff.is_sponsor_committed,
    are_roles_assigned: readiness?.areRolesAssigned ?? kickoff.are_roles_assigned,
    is_scope_signed: readiness?.isScopeSigned ?? kickoff.is_scope_signed,
  })
  await touchProject(context, project)
  return kickoffView(project, await readKickoffBasis(context, project))
}
