import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { phaseConditions } from '../domain/phase.ts'
import { phaseSchema } from './account.ts'
import { accountParams, filledLineSchema, lineSchema } from './inputs.ts'

export const phaseRefusalSchema = z.object({
  code: z.enum([
    'accounts.phase_unchanged',
    'accounts.phase_move_not_allowed',
    'accounts.phase_exit_unmet',
    'accounts.phase_entry_unmet',
  ]),
  condition: z.enum(phaseConditions).optional(),
})

export const accountPhasesSchema = z.object({
  phase: phaseSchema,
  since: z.string(),
  /** Oldest first; the last one is the phase the customer is in. */
  stays: z.array(
    z.object({
      phase: phaseSchema,
      enteredOn: z.string(),
      leftOn: z.string().nullable(),
      days: z.number(),
      reason: z.string().nullable(),
      movedBy: z.string(),
    }),
  ),
  /** Where the phase may lead, each with what stands in the way; empty when nothing does. */
  moves: z.array(z.object({ phase: phaseSchema, refusals: z.array(phaseRefusalSchema) })),
})
export type AccountPhases = z.infer<typeof accountPhasesSchema>

export const listPhases = endpoint({
  method: 'GET',
  path: '/accounts/{id}/phases',
  summary: "The customer's phases with time in each, and where it may move",
  params: accountParams,
  response: accountPhasesSchema,
})

export const movePhase = endpoint({
  method: 'POST',
  path: '/accounts/{id}/phases',
  summary: 'Move the customer to another phase if the conditions hold',
  params: accountParams,
  body: z.object({ phase: phaseSchema, reason: lineSchema(500).optional() }),
  response: accountPhasesSchema,
})

export const overridePhase = endpoint({
  method: 'POST',
  path: '/accounts/{id}/phases/override',
  summary: 'Move the customer to any phase against the conditions, saying why',
  params: accountParams,
  body: z.object({ phase: phaseSchema, reason: filledLineSchema(500) }),
  response: accountPhasesSchema,
})
