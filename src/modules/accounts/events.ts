import { z } from 'zod'
import { declareEvent } from '#platform/events/event.ts'
import { phaseSchema } from './contract.ts'

export const accountCreated = declareEvent('accounts.account_created', z.object({ accountId: z.string() }))

export const phaseMoved = declareEvent(
  'accounts.phase_moved',
  z.object({ accountId: z.string(), from: phaseSchema, to: phaseSchema }),
)

export const stakeholderLeft = declareEvent(
  'accounts.stakeholder_left',
  z.object({ accountId: z.string(), stakeholderId: z.string(), roles: z.array(z.string()), leftOn: z.string() }),
)

/** Many customers at once: no `account_created` is told of each. */
export const accountsImported = declareEvent(
  'accounts.accounts_imported',
  z.object({ importId: z.string(), added: z.number(), updated: z.number() }),
)
