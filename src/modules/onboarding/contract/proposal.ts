import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { idSchema, projectParams, projectPath } from './field.ts'

export const replanProposalSchema = z.object({
  projectId: z.string(),
  account: z.object({ id: z.string(), name: z.string() }),
  /** How many tasks get other dates; the project's plan preview with the edit 'calendar' says which. */
  moves: z.number(),
  /** Where the value task is due, before and after. */
  valueDate: z.object({ from: z.string(), to: z.string() }).nullable(),
  /** The project was changed since: it can't be applied and is made anew with the next refresh. */
  isStale: z.boolean(),
  proposedAt: z.string(),
})
export type ReplanProposal = z.infer<typeof replanProposalSchema>

export const listReplanProposals = endpoint({
  method: 'GET',
  path: '/replan-proposals',
  summary: 'What the calendars, as they are now, would do to running projects',
  query: z.object({
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    projectId: idSchema.optional(),
  }),
  response: z.object({ items: z.array(replanProposalSchema), total: z.number(), nextCursor: z.string().nullable() }),
})

export const refreshReplanProposals = endpoint({
  method: 'POST',
  path: '/replan-proposals/refresh',
  summary: 'Compare all running projects with their calendars; plans stay as they are',
  response: z.object({ projects: z.number(), proposals: z.number() }),
})

export const applyReplanProposals = endpoint({
  method: 'POST',
  path: '/replan-proposals/apply',
  summary: 'Take over the proposals of these projects, or of all; stale ones stay',
  body: z.object({ projectIds: z.array(idSchema).min(1).max(500).optional() }),
  response: z.object({ applied: z.number(), left: z.number() }),
})

export const dismissReplanProposal = endpoint({
  method: 'DELETE',
  path: projectPath('/replan-proposal'),
  summary: 'Leave the plan as it is in spite of its calendars',
  params: projectParams,
  response: z.object({ dismissed: z.boolean() }),
})
