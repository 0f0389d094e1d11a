import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { trainingParams, trainingPath } from './training.ts'

export const checkLinkSchema = z.object({
  /** The address without its host. */
  path: z.string(),
  expiresAt: z.string(),
})
export type CheckLink = z.infer<typeof checkLinkSchema>

export const makeCheckLink = endpoint({
  method: 'POST',
  path: trainingPath('/check-link'),
  summary: 'Make a link by which end users take the check by giving their name; the address is shown only now',
  params: trainingParams,
  response: checkLinkSchema,
})

export const endCheckLinks = endpoint({
  method: 'POST',
  path: trainingPath('/check-link/end'),
  summary: 'End every link to the check of a training; what was taken stays',
  params: trainingParams,
})
