import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'

const waitingCallerSchema = z.object({
  callerKey: z.string(),
  /** As the source names it. */
  name: z.string(),
  tickets: z.number(),
  lastOpenedAt: z.string(),
  lastSubject: z.string(),
})
export type WaitingCaller = z.infer<typeof waitingCallerSchema>

export const listWaitingCallers = endpoint({
  method: 'GET',
  path: '/tickets/waiting',
  summary: 'Callers whose tickets wait to be given to a customer, those with the most tickets first',
  response: z.object({ items: z.array(waitingCallerSchema), total: z.number() }),
})

export const assignCaller = endpoint({
  method: 'POST',
  path: '/tickets/waiting/assign',
  summary: 'Say which customer a caller is: its waiting tickets go there, and all that come from now on',
  body: z.object({ callerKey: z.string().min(1).max(500), accountId: z.uuid() }),
  response: z.object({ assigned: z.number() }),
})

export const listKnownCallers = endpoint({
  method: 'GET',
  path: '/known-callers',
  summary: 'Callers of whom somebody said which customer they are',
  response: z.object({
    items: z.array(
      z.object({
        callerKey: z.string(),
        name: z.string(),
        accountId: z.string(),
        accountName: z.string(),
        saidBy: z.string(),
        saidAt: z.string(),
      }),
    ),
  }),
})

export const forgetCaller = endpoint({
  method: 'POST',
  path: '/known-callers/forget',
  summary: 'Take back which customer a caller is; tickets that went there stay',
  body: z.object({ callerKey: z.string().min(1).max(500) }),
})
