import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { criteriaAgreed } from '../../events.ts'
import type { Project } from '../projects/project-tables.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { refuseFuture } from '../today.ts'
import { agreeToCriteria, selectCriteria } from './criterion-queries.ts'
import { criterionView } from './criterion-view.ts'

export interface Agreement {
  agreedBy: string
  agreedOn: string
  /** How it was given, where we write it down; null when the customer itself agreed in the portal. */
  how: string | null
}

/** Records on behalf of the customer. Throws invalid `onboarding.date_in_future`. */
export async function agreeCriteria(context: Context, projectId: string, agreement: Agreement) {
  refuseFuture(context, agreement.agreedOn, 'agreedOn')
  const project = await lockOpenProject(context, projectId)
  await writeAgreement(context, project, agreement)
  const rows = await selectCriteria(context.transaction, project)
  return { items: rows.map(criterionView) }
}

/** Marks what is not agreed yet; nothing happens when all is. */
export async function writeAgreement(context: Context, project: Project, agreement: Agreement): Promise<void> {
  const source = agreement.how === null ? 'customer' : 'on_behalf'
  const agreed = await agreeToCriteria(context.transaction, project, {
    agreed_on: agreement.agreedOn,
    agreed_by: agreement.agreedBy,
    agreed_source: source,
    agreed_how: agreement.how,
  })
  if (agreed === 0) return
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.criteria_agreed',
    params: { projectId: project.project_id, count: agreed, name: agreement.agreedBy, source },
    visibility: 'customer',
  })
  const event = { projectId: project.project_id, on: agreement.agreedOn }
  await recordEvent(context, criteriaAgreed, event, project.account_id)
}
