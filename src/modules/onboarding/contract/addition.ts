import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { projectParams, projectPath, versionSchema } from './field.ts'
import { appliedPlanSchema, planChangeSchema } from './replan.ts'

const additionsSchema = z.object({
  /** Keys of the tasks, to be sent back with the decision; empty where the answers add nothing. */
  keys: z.array(z.string()),
  /** What adding them would do; null where there is nothing to add. */
  change: planChangeSchema.nullable(),
})
export type Additions = z.infer<typeof additionsSchema>

const seenSchema = z.object({ version: versionSchema, keys: z.array(z.string().max(100)).min(1).max(500) })

export const readAdditions = endpoint({
  method: 'GET',
  path: projectPath('/additions'),
  summary:
    'Work of the program whose condition has come to hold since the project began, and what it would do to the plan',
  params: projectParams,
  response: additionsSchema,
})

export const applyAdditions = endpoint({
  method: 'POST',
  path: projectPath('/additions'),
  summary: 'Add that work to the plan; 409 where plan or answers changed since they were read',
  params: projectParams,
  body: seenSchema,
  response: appliedPlanSchema,
})

export const dismissAdditions = endpoint({
  method: 'POST',
  path: projectPath('/additions/dismiss'),
  summary: 'Do without that work in this project; it is not proposed again',
  params: projectParams,
  body: seenSchema,
  response: z.object({ dismissed: z.number() }),
})
