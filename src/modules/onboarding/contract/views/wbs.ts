import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { projectParams, projectPath } from '../field.ts'

export const exportWbs = endpoint({
  method: 'GET',
  path: projectPath('/wbs'),
  summary: 'The plan as a work breakdown sheet (Excel) with bars; for the customer only what is shared with it',
  params: projectParams,
  query: z.object({
    audience: z.enum(['internal', 'customer']).default('customer'),
    locale: z.enum(['ja', 'en']).default('ja'),
  }),
  download: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
})
