import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'

export const jobSchema = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['waiting', 'running', 'retrying', 'failed']),
  attempts: z.number(),
  maxAttempts: z.number(),
  lastError: z.string().nullable(),
  runAt: z.string(),
  createdAt: z.string(),
})

export const listJobs = endpoint({
  method: 'GET',
  path: '/jobs',
  summary: 'Background work that is waiting, running or failing',
  response: z.object({ items: z.array(jobSchema) }),
})

export const retryJob = endpoint({
  method: 'POST',
  path: '/jobs/{id}/retry',
  summary: 'Run a failed job again now',
  params: z.object({ id: z.string().regex(/^\d{1,18}$/) }),
  response: z.object({ id: z.string() }),
})
