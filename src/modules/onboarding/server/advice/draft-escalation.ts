import type { StakeholderRecord } from '#modules/accounts/contract.ts'
import { listMembers, readSettings } from '#modules/identity/server/api.ts'
import { queueMail } from '#modules/messaging/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { selectGoals } from '../goals/goal-queries.ts'
import type { Task } from '../plan/task-tables.ts'
import type { Project } from '../projects/project-tables.ts'

export interface EscalationDraft {
  stakeholders: readonly StakeholderRecord[]
  tasks: readonly Task[]
  /** What stands in the way, in the sponsor's words. */
  obstacle: string
  /** The work that is held back, of what the customer sees; the value task where none is named. */
  held: Task | undefined
  lateDays: number
  /** When the value comes if nothing changes. */
  valueOn: string
  offers?: { scope?: string | undefined; helpWith?: string | undefined } | undefined
  /** Asked for twice, it is drafted once. */
  dedupeKey: string
}

/** The customer's sponsor, if one can be written to. */
export function reachableSponsor(stakeholders: readonly StakeholderRecord[]) {
  const of = (role: StakeholderRecord['roles'][number]) =>
    stakeholders.find((each) => each.isActive && each.email !== null && each.roles.includes(role))
  const sponsor = of('executive_sponsor') ?? of('decision_maker')
  return sponsor?.email ? { ...sponsor, email: sponsor.email } : undefined
}

/**
 * Drafts the letter from our manager to the customer's sponsor. It never leaves by itself, whatever the workspace lets out:
 * a person reads and sends it. Throws invalid `onboarding.no_sponsor_address`.
 */
export async function draftEscalation(context: Context, project: Project, draft: EscalationDraft): Promise<string> {
  const to = reachableSponsor(draft.stakeholders)
  if (!to) throw invalid('onboarding.no_sponsor_address')
  const members = (await listMembers(context)).filter(({ isActive }) => isActive)
  const { vendorName } = await readSettings(context)
  const manager = members.find(({ role }) => role === 'manager') ?? members.find(({ id }) => id === project.owner_id)
  const contact = draft.stakeholders.find(
    (each) => each.isActive && each.roles.includes('champion') && each.id !== to.id,
  )
  const valueTask = draft.tasks.find(({ key }) => key === project.program.valueTaskKey)
  const milestone = (draft.held ?? valueTask)?.texts.name[context.locale] ?? project.program.name[context.locale]
  const goals = await selectGoals(context.transaction, project)
  const goal = goals.find((each) => each.cycle === project.cycle && each.is_must && each.metric !== '')
  const { id } = await queueMail(context, {
    accountId: project.account_id,
    ownerId: manager?.id ?? project.owner_id,
    to,
    kind: 'escalation',
    locale: context.locale,
    params: {
      managerName: manager?.name ?? vendorName,
      obstacle: draft.obstacle,
      milestone,
      weeks: Math.ceil(draft.lateDays / 7),
      metric: goal?.metric ?? null,
      scope: draft.offers?.scope ?? goal?.use_case ?? milestone,
      agreedOn: project.value_on,
      newOn: draft.valueOn > project.value_on ? draft.valueOn : null,
      helpWith: draft.offers?.helpWith ?? null,
      contactName: contact?.familyName ?? null,
    },
    dedupeKey: draft.dedupeKey,
    isReleased: false,
  })
  return id
}
