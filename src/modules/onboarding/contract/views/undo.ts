import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { idSchema, projectParams, projectPath, textSchema } from '../field.ts'
import { datesSchema, planChangeSchema } from '../replan.ts'

const undoSchema = z.object({
  changeId: z.string(),
  madeAt: z.string(),
  /** What each task goes back to. `from` is null for one that comes back, `to` for one that goes. */
  tasks: z.array(z.object({ name: textSchema, from: datesSchema.nullable(), to: datesSchema.nullable() })),
  /** Tasks that were changed since: while there are any, the change can't be taken back. */
  changedSince: z.array(textSchema),
})
export type PlanUndo = z.infer<typeof undoSchema>

export const readPlanUndo = endpoint({
  method: 'GET',
  path: projectPath('/plan-undo'),
  summary: "The reader's own last change of the plan and what taking it back would do; null where there is none",
  params: projectParams,
  response: z.object({ undo: undoSchema.nullable() }),
})

export const undoPlan = endpoint({
  method: 'POST',
  path: projectPath('/plan-undo'),
  summary: "Take back one's own last change of the plan, while nobody has changed the same tasks since",
  params: projectParams,
  body: z.object({ changeId: idSchema }),
  response: z.object({ tasks: z.number(), valueDate: planChangeSchema.shape.valueDate, version: z.number() }),
})
