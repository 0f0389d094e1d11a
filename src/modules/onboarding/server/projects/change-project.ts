import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { listMembers } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { invalid } from '#platform/kernel/errors.ts'
import type { ProjectSummary } from '../../contract.ts'
import { resolveOwners } from '../owners/resolve-owners.ts'
import { selectTasks } from '../plan/task-queries.ts'
import { todayOf } from '../today.ts'
import { requireListedProject } from './find-listed-project.ts'
import { requireMember } from './plan-start.ts'
import { lockOpenProject, touchProject } from './require-project.ts'
import { summarize } from './summarize.ts'

export interface ProjectChange {
  version: number
  ownerId?: string | null | undefined
  valueOn?: string | undefined
  sendsReminders?: boolean | undefined
}

/**
 * Changes who is in charge, who then takes over the open tasks of whoever was, the value date agreed with the customer, or whether reminders go out. Throws conflict
 * `onboarding.changed_meanwhile`, invalid `onboarding.no_such_member`, `onboarding.value_date_before_start`, and
 * `onboarding.extension_needed` for a later value date once the kickoff was held.
 */
export async function changeProject(
  context: Context,
  projectId: string,
  input: ProjectChange,
): Promise<ProjectSummary> {
  const project = await lockOpenProject(context, projectId, input.version)
  await requireMember(context, input.ownerId)
  const { ownerId, valueOn = project.value_on, sendsReminders = project.sends_reminders } = input
  if (valueOn < project.contract_start_on) {
    const code = 'onboarding.value_date_before_start'
    throw invalid(code, {}, [{ path: 'valueOn', code }])
  }
  // Later by a stroke of the pen would be an extension without end.
  if (project.state !== 'planning' && valueOn > project.value_on) {
    const code = 'onboarding.extension_needed'
    throw invalid(code, {}, [{ path: 'valueOn', code }])
  }
  await touchProject(context, project, {
    value_on: valueOn,
    sends_reminders: sendsReminders,
    ...(ownerId !== undefined && { owner_id: ownerId }),
  })
  if (ownerId !== undefined && ownerId !== project.owner_id)
    await resolveOwners(context, { ...project, owner_id: ownerId }, project.owner_id)
  if (valueOn !== project.value_on) {
    await recordTimelineEntry(context, {
      accountId: project.account_id,
      kind: 'onboarding.value_date_agreed',
      params: { projectId, from: project.value_on, to: valueOn },
    })
  }
  const members = await listMembers(context)
  return summarize(await requireListedProject(context, projectId), {
    tasks: await selectTasks(context.transaction, [projectId]),
    memberNames: new Map(members.map(({ id, name }) => [id, name])),
    today: todayOf(context),
    timeZone: context.timeZone,
  })
}
