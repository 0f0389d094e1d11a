import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'

/** How far the sample company is: `done` of `total` customers are there. */
const sampleSchema = z.object({
  state: z.enum(['none', 'loading', 'loaded']),
  done: z.number(),
  total: z.number(),
})

export const readSample = endpoint({
  method: 'GET',
  path: '/sample',
  summary: 'Whether the sample company is there, and how far its loading is',
  response: sampleSchema,
})

export const loadSample = endpoint({
  method: 'POST',
  path: '/sample',
  summary: 'Fill this workspace with the sample company; repeating it changes nothing',
  response: z.object({ state: sampleSchema.shape.state }),
})
