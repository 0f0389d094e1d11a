import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { Incident } from '../../contract.ts'
import type { Impact } from '../../domain/blocker.ts'
import type { Urgency } from '../../domain/incident.ts'
import { incidentReported } from '../../events.ts'
import { writeBlocker } from '../blockers/raise-blocker.ts'
import { keyOf } from '../projects/project-tables.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { refuseFuture, todayOf } from '../today.ts'
import { insertIncident, insertIncidentStep, selectIncidents } from './incident-queries.ts'
import { readIncident } from './read-incidents.ts'

export interface IncidentInput {
  title: string
  happened: string
  occurredOn: string
  occurredTime: string
  affected: string
  steps: string
  impact: string
  screenshotsUrl: string | null
  urgency: Urgency
}

const impactOf: Readonly<Record<Urgency, Impact>> = { stopped: 'large', hindered: 'medium', minor: 'small' }

/**
 * Reports a fault; a blocker of ours stands for it until it is fixed. Sent twice it is reported once. Throws invalid
 * `onboarding.date_in_future`, `onboarding.blocker_invalid`.
 */
export async function reportIncident(
  context: Context,
  projectId: string,
  input: IncidentInput & { clientId: string; taskIds: string[] },
): Promise<Incident> {
  const project = await lockOpenProject(context, projectId)
  const rows = await selectIncidents(context.transaction, project)
  const known = rows.find(({ client_id }) => client_id === input.clientId)
  if (known) return readIncident(context, project, known.incident_id)
  refuseFuture(context, input.occurredOn, 'occurredOn')
  const blockerId = await writeBlocker(context, project, {
    clientId: `incident:${input.clientId}`.slice(0, 100),
    kind: 'technical',
    title: input.title,
    detail: input.happened,
    ownerSide: 'vendor',
    ownerTeam: null,
    ownerName: '',
    impact: impactOf[input.urgency],
    taskIds: input.taskIds,
    solution: '',
    expectedOn: null,
    visibility: 'internal',
  })
  const id = newId(context.clock.now())
  const on = todayOf(context)
  await insertIncident(context.transaction, {
    ...keyOf(project),
    ...incidentColumns(input),
    incident_id: id,
    client_id: input.clientId,
    state: 'reported',
    blocker_id: blockerId,
    reported_by: context.actor.name,
    reported_on: on,
  })
  await insertIncidentStep(context.transaction, {
    ...keyOf(project),
    incident_step_id: newId(context.clock.now()),
    incident_id: id,
    state: 'reported',
    on_day: on,
    recorded_by: context.actor.name,
    recorded_at: instantOf(context),
  })
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.incident_reported',
    params: { projectId, title: input.title },
  })
  const event = { projectId, incidentId: id, urgency: input.urgency }
  await recordEvent(context, incidentReported, event, project.account_id)
  return readIncident(context, project, id)
}

export function incidentColumns(input: IncidentInput) {
  return {
    title: input.title,
    happened: input.happened,
    occurred_on: input.occurredOn,
    occurred_time: input.occurredTime,
    affected: input.affected,
    steps: input.steps,
    impact: input.impact,
    screenshots_url: input.screenshotsUrl,
    urgency: input.urgency,
  }
}
