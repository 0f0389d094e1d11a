import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { Incident } from '../../contract.ts'
import { missingFields, nextIncidentStates } from '../../domain/incident.ts'
import { findProject } from '../projects/project-queries.ts'
import type { Project } from '../projects/project-tables.ts'
import { type IncidentRow, type IncidentStepRow, selectIncidentSteps, selectIncidents } from './incident-queries.ts'

/** Throws not found `onboarding.no_such_project`. */
export async function listIncidents(context: Context, projectId: string): Promise<{ items: Incident[] }> {
  const project = await findProject(context.transaction, projectId)
  if (!project) throw notFound('onboarding.no_such_project')
  return { items: await readIncidents(context, project) }
}

/** Throws not found `onboarding.no_such_incident`. */
export async function readIncident(context: Context, project: Project, incidentId: string): Promise<Incident> {
  const incident = (await readIncidents(context, project)).find(({ id }) => id === incidentId)
  if (!incident) throw notFound('onboarding.no_such_incident')
  return incident
}

async function readIncidents(context: Context, project: Project): Promise<Incident[]> {
  const rows = await selectIncidents(context.transaction, project)
  const steps = await selectIncidentSteps(context.transaction, project)
  return rows.map((row) =>
    incidentView(
      row,
      steps.filter(({ incident_id }) => incident_id === row.incident_id),
    ),
  )
}

function incidentView(row: IncidentRow, steps: readonly IncidentStepRow[]): Incident {
  return {
    id: row.incident_id,
    title: row.title,
    happened: row.happened,
    occurredOn: row.occurred_on,
    occurredTime: row.occurred_time,
    affected: row.affected,
    steps: row.steps,
    impact: row.impact,
    screenshotsUrl: row.screenshots_url,
    urgency: row.urgency,
    state: row.state,
    nextStates: [...nextIncidentStates(row.state)],
    missing: missingFields(row),
    blockerId: row.blocker_id,
    outcome: row.outcome,
    explainedOn: row.explained_on,
    reportedBy: row.reported_by,
    reportedOn: row.reported_on,
    history: steps.map((step) => ({ state: step.state, note: step.note, on: step.on_day, by: step.recorded_by })),
    version: row.version,
  }
}
