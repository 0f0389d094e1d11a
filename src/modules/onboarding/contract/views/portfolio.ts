import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { textSchema } from '../field.ts'
import { listProjects, projectSummarySchema } from '../project.ts'

const timelineItemSchema = projectSummarySchema.extend({
  /** In the order of the plan; `on` is the day they were reached, else the day they are planned for. */
  milestones: z.array(z.object({ taskId: z.string(), name: textSchema, on: z.string(), isDone: z.boolean() })),
})
export type TimelineItem = z.infer<typeof timelineItemSchema>

export const listProjectTimeline = endpoint({
  method: 'GET',
  path: '/projects/timeline',
  summary: 'Onboarding projects over time, with their milestones',
  query: listProjects.query,
  response: z.object({ items: z.array(timelineItemSchema), nextCursor: z.string().nullable() }),
})
