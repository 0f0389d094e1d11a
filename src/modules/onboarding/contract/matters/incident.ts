import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { incidentStates, reportFields, urgencies } from '../../domain/incident.ts'
import {
  clientIdSchema,
  daySchema,
  filledTextSchema,
  idSchema,
  longTextSchema,
  nameSchema,
  projectParams,
  projectPath,
  versionSchema,
} from '../field.ts'

const report = {
  title: nameSchema,
  /** What happened, and what should have. */
  happened: longTextSchema.default(''),
  occurredOn: daySchema,
  /** '10:15', or words; empty where it is not known. */
  occurredTime: z.string().trim().max(60).default(''),
  /** Who, and how many. */
  affected: longTextSchema.default(''),
  steps: longTextSchema.default(''),
  impact: longTextSchema.default(''),
  screenshotsUrl: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable()
    .default(null),
  urgency: z.enum(urgencies),
}

export const incidentSchema = z.object({
  id: z.string(),
  title: z.string(),
  happened: z.string(),
  occurredOn: z.string(),
  occurredTime: z.string(),
  affected: z.string(),
  steps: z.string(),
  impact: z.string(),
  screenshotsUrl: z.string().nullable(),
  urgency: z.enum(urgencies),
  state: z.enum(incidentStates),
  nextStates: z.array(z.enum(incidentStates)),
  /** What the product team still has to be told. */
  missing: z.array(z.enum(reportFields)),
  /** Stands in the way while the fault is open. */
  blockerId: z.string().nullable(),
  outcome: z.string(),
  explainedOn: z.string().nullable(),
  reportedBy: z.string(),
  reportedOn: z.string(),
  history: z.array(z.object({ state: z.enum(incidentStates), note: z.string(), on: z.string(), by: z.string() })),
  version: z.number(),
})
export type Incident = z.infer<typeof incidentSchema>

export const listIncidents = endpoint({
  method: 'GET',
  path: projectPath('/incidents'),
  summary: 'Faults during the onboarding, the latest first',
  params: projectParams,
  response: z.object({ items: z.array(incidentSchema) }),
})

export const reportIncident = endpoint({
  method: 'POST',
  path: projectPath('/incidents'),
  summary: 'Report a fault; it stands in the way as a blocker until it is fixed',
  params: projectParams,
  body: z.object({ ...report, clientId: clientIdSchema, taskIds: z.array(idSchema).max(50).default([]) }),
  response: incidentSchema,
})

const incidentParams = projectParams.extend({ incidentId: idSchema })

export const changeIncident = endpoint({
  method: 'PUT',
  path: projectPath('/incidents/{incidentId}'),
  summary: 'Complete or correct the report',
  params: incidentParams,
  body: z.object({ ...report, version: versionSchema }),
  response: incidentSchema,
})

export const moveIncident = endpoint({
  method: 'POST',
  path: projectPath('/incidents/{incidentId}/steps'),
  summary: 'Move an incident on; it goes to the product team only with complete details',
  params: incidentParams,
  body: z.object({ version: versionSchema, state: z.enum(incidentStates), note: longTextSchema.default('') }),
  response: incidentSchema,
})

export const explainIncident = endpoint({
  method: 'POST',
  path: projectPath('/incidents/{incidentId}/outcome'),
  summary: 'Tell the customer on its page what came of a fixed fault',
  params: incidentParams,
  body: z.object({ version: versionSchema, outcome: filledTextSchema }),
  response: incidentSchema,
})
