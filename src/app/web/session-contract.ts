import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'

export const getSession = endpoint({
  method: 'GET',
  path: '/session',
  summary: 'Who is signed in, in which workspace, and what they may do',
  response: z.object({
    user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
    workspace: z.object({ id: z.string(), name: z.string(), timeZone: z.string(), locale: z.string() }),
    role: z.string(),
    permissions: z.array(z.string()),
  }),
})
