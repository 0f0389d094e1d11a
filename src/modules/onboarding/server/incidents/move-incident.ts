import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { conflict, invalid, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { Incident } from '../../contract.ts'
import { isBlocking } from '../../domain/blocker.ts'
import { type IncidentState, isUnfixed, missingFields, nextIncidentStates } from '../../domain/incident.ts'
import { incidentExplained } from '../../events.ts'
import { findBlocker } from '../blockers/blocker-queries.ts'
import { writeBlockerStep } from '../blockers/move-blocker.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { lockProject, touchProject } from '../projects/require-project.ts'
import { refuseFuture, todayOf } from '../today.ts'
import { type IncidentRow, insertIncidentStep, selectIncidents, updateIncident } from './incident-queries.ts'
import { readIncident } from './read-incidents.ts'
import { type IncidentInput, incidentColumns } from './report-incident.ts'

export interface IncidentTarget {
  id: string
  incidentId: string
}

/** Completes or corrects the report. Throws conflict `onboarding.changed_meanwhile`, not found `onboarding.no_such_incident`. */
export async function changeIncident(
  context: Context,
  target: IncidentTarget,
  input: IncidentInput & { version: number },
): Promise<Incident> {
  const { project, incident } = await lockIncident(context, target, input.version)
  refuseFuture(context, input.occurredOn, 'occurredOn')
  await updateIncident(context.transaction, project, incident.incident_id, incidentColumns(input))
  await touchProject(context, project)
  return readIncident(context, project, incident.incident_id)
}

/**
 * Moves an incident on. Throws invalid `onboarding.incident_incomplete` with the fields that the product team needs,
 * conflict `onboarding.move_not_possible`.
 */
export async function moveIncident(
  context: Context,
  target: IncidentTarget,
  input: { version: number; state: IncidentState; note: string },
): Promise<Incident> {
  const { project, incident } = await lockIncident(context, target, input.version)
  if (!nextIncidentStates(incident.state).includes(input.state)) throw conflict('onboarding.move_not_possible')
  const missing = missingFields(incident)
  if (missing.length > 0) {
    const fields = missing.map((path) => ({ path, code: 'onboarding.needed_by_product' }))
    throw invalid('onboarding.incident_incomplete', { count: missing.length }, fields)
  }
  await updateIncident(context.transaction, project, incident.incident_id, { state: input.state })
  await keepStep(context, { project, incident }, input)
  await followWithBlocker(context, { project, incident }, input)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: `onboarding.incident_${input.state}`,
    params: { projectId: project.project_id, title: incident.title },
    body: input.note === '' ? null : input.note,
  })
  return readIncident(context, project, incident.incident_id)
}

/** Shares what came of it with the customer. Throws conflict `onboarding.incident_not_fixed`. */
export async function explainIncident(
  context: Context,
  target: IncidentTarget,
  { version, outcome }: { version: number; outcome: string },
): Promise<Incident> {
  const { project, incident } = await lockIncident(context, target, version)
  if (incident.state !== 'fixed') throw conflict('onboarding.incident_not_fixed')
  const on = todayOf(context)
  const change = { state: 'explained' as const, outcome, explained_on: on }
  await updateIncident(context.transaction, project, incident.incident_id, change)
  await keepStep(context, { project, incident }, { state: 'explained', note: '' })
  const { project_id: projectId, account_id: accountId } = project
  await recordTimelineEntry(context, {
    accountId,
    kind: 'onboarding.incident_explained',
    params: { projectId, title: incident.title },
    body: outcome,
    visibility: 'customer',
  })
  await recordEvent(context, incidentExplained, { projectId, incidentId: incident.incident_id, on }, accountId)
  return readIncident(context, project, incident.incident_id)
}

/** Also after the end of the onboarding: a fault is followed until the customer knows what came of it. */
async function lockIncident(context: Context, { id, incidentId }: IncidentTarget, version: number) {
  const project = await lockProject(context, id)
  const rows = await selectIncidents(context.transaction, project)
  const incident = rows.find(({ incident_id }) => incident_id === incidentId)
  if (!incident) throw notFound('onboarding.no_such_incident')
  if (incident.version !== version) throw conflict('onboarding.changed_meanwhile')
  return { project, incident }
}

interface Locked {
  project: Project
  incident: IncidentRow
}

async function keepStep(context: Context, { project, incident }: Locked, step: { state: IncidentState; note: string }) {
  await insertIncidentStep(context.transaction, {
    ...keyOf(project),
    incident_step_id: newId(context.clock.now()),
    incident_id: incident.incident_id,
    state: step.state,
    note: step.note,
    on_day: todayOf(context),
    recorded_by: context.actor.name,
    recorded_at: instantOf(context),
  })
  await touchProject(context, project)
}

/**
 * The blocker stands for the fault: it goes when the fault does, and comes back with it. Between the two it is people's, who
 * may have set it aside.
 */
async function followWithBlocker(
  context: Context,
  { project, incident }: Locked,
  { state, note }: { state: IncidentState; note: string },
): Promise<void> {
  if (incident.blocker_id === null || isUnfixed(state) === isUnfixed(incident.state)) return
  const blocker = await findBlocker(context.transaction, project, incident.blocker_id)
  if (!blocker || isUnfixed(state) === isBlocking(blocker.state)) return
  await writeBlockerStep(context, { project, blocker }, { state: isUnfixed(state) ? 'in_progress' : 'resolved', note })
}
