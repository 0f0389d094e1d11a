import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { alertKinds } from '../domain/alert.ts'
import { settingsSchema } from '../domain/settings.ts'

const recordSchema = z.object({
  definition: settingsSchema,
  /** 0 before anybody changed it. */
  version: z.number(),
  changedBy: z.string().nullable(),
  changedAt: z.string().nullable(),
})
export type HealthSettingsRecord = z.infer<typeof recordSchema>

export const readHealthSettings = endpoint({
  method: 'GET',
  path: '/health-settings',
  summary: 'How groups of customers are rolled up, and when movements of health are told',
  response: recordSchema,
})

export const changeHealthSettings = endpoint({
  method: 'PUT',
  path: '/health-settings',
  summary: 'Change how groups are rolled up and when movements are told',
  body: z.object({ definition: settingsSchema, version: z.int().min(0) }),
  response: recordSchema,
})

export const previewHealthSettings = endpoint({
  method: 'POST',
  path: '/health-settings/preview',
  summary: 'How often these limits would have told of movements in the last 30 days; writes nothing',
  body: z.object({ definition: settingsSchema }),
  response: z.object({
    from: z.string(),
    to: z.string(),
    kinds: z.array(
      z.object({
        kind: z.enum(alertKinds),
        /** How often, a movement that lasts counted once; null where the past is not known. */
        times: z.number().nullable(),
        customers: z.number(),
      }),
    ),
  }),
})
export type SettingsPreview = z.infer<typeof previewHealthSettings.response>
