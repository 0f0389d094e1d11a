import { z } from 'zod'
import type { ImportField } from '#modules/accounts/server/api.ts'
import content from '../../../content/record-fields.json' with { type: 'json' }

const text = z.object({ ja: z.string(), en: z.string() })
const fieldSchema = z.object({
  key: z.string(),
  kind: z.enum(['text', 'long_text', 'email', 'url', 'count', 'number', 'money', 'date', 'boolean', 'select']),
  header: text,
  aliases: z.array(z.string()),
  example: text,
  maxLength: z.number().nullable(),
  options: z.array(z.object({ value: z.string(), labels: z.array(z.string()) })).optional(),
})
const contentSchema = z.object({
  tickets: z.array(fieldSchema),
  subscriptions: z.array(fieldSchema),
  churn: z.array(fieldSchema),
})

const fieldsOf = (fields: z.output<typeof contentSchema>['tickets']): ImportField[] =>
  fields.map(({ options, ...field }) => ({ ...field, labelKey: null, ...(options && { options }) }))

const parsed = contentSchema.parse(content)

export const ticketFields = fieldsOf(parsed.tickets)
export const subscriptionFields = fieldsOf(parsed.subscriptions)
export const churnFields = fieldsOf(parsed.churn)
