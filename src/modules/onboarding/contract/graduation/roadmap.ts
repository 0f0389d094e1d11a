import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { sides } from '../../domain/task.ts'
import {
  clientIdSchema,
  daySchema,
  idSchema,
  longTextSchema,
  nameSchema,
  projectParams,
  projectPath,
  textSchema,
  versionSchema,
} from '../field.ts'

const stageSchema = z.object({
  id: z.string(),
  key: z.string(),
  name: textSchema,
  /** What the customer gains by it. */
  value: textSchema,
  /** What shows that it is reached. */
  evidence: textSchema,
  plannedOn: z.string().nullable(),
  goalId: z.string().nullable(),
  tasks: z.array(
    z.object({ id: z.string(), name: textSchema, side: z.enum(sides), dueOn: z.string(), isDone: z.boolean() }),
  ),
  /** When the last of its tasks is due by the plan as it stands; null once all are done. */
  tasksDueOn: z.string().nullable(),
  reached: z.object({ on: z.string(), saidBy: z.string(), how: z.string(), recordedBy: z.string() }).nullable(),
  isLate: z.boolean(),
  /** Whether customers of this program are ready to graduate once they are here. */
  isGraduationPoint: z.boolean(),
})
export type RoadmapStage = z.infer<typeof stageSchema>

export const roadmapSchema = z.object({
  /** 0 before there is one. */
  version: z.number(),
  /** In the order in which the customer feels value. */
  stages: z.array(stageSchema),
})
export type Roadmap = z.infer<typeof roadmapSchema>

export const readRoadmap = endpoint({
  method: 'GET',
  path: projectPath('/roadmap'),
  summary: 'The stages in which the customer feels value, planned and reached',
  params: projectParams,
  response: roadmapSchema,
})

export const saveRoadmap = endpoint({
  method: 'PUT',
  path: projectPath('/roadmap'),
  summary: 'Write the stages in their order; one that was reached is not taken away',
  params: projectParams,
  body: z.object({
    version: versionSchema.or(z.literal(0)),
    stages: z
      .array(
        z.object({
          /** Null for a new one. */
          id: idSchema.nullable(),
          name: nameSchema,
          value: longTextSchema,
          evidence: longTextSchema,
          plannedOn: daySchema.nullable(),
          goalId: idSchema.nullable().default(null),
          taskIds: z.array(idSchema).max(100).default([]),
        }),
      )
      .max(12),
  }),
  response: roadmapSchema,
})

export const draftRoadmap = endpoint({
  method: 'POST',
  path: projectPath('/roadmap-draft'),
  summary: "Begin the roadmap from the program's stages, or from the goals where it has none",
  params: projectParams,
  response: roadmapSchema,
})

export const recordStage = endpoint({
  method: 'POST',
  path: projectPath('/roadmap/{stageId}/records'),
  summary: 'Record that a stage was reached, or was not after all, and who said so; it never changes',
  params: projectParams.extend({ stageId: idSchema }),
  body: z.object({
    clientId: clientIdSchema,
    isReached: z.boolean(),
    happenedOn: daySchema,
    saidBy: nameSchema,
    how: longTextSchema.default(''),
  }),
  response: roadmapSchema,
})

/** What the customer reads of it. */
export const portalRoadmapSchema = z.array(
  z.object({
    name: textSchema,
    value: textSchema,
    evidence: textSchema,
    plannedOn: z.string().nullable(),
    reachedOn: z.string().nullable(),
    isGraduationPoint: z.boolean(),
  }),
)
