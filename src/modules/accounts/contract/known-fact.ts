import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { choiceSchema, localTextSchema } from '../domain/local-text.ts'

export const factKindSchema = z.object({
  /** `account.<field>`, `custom.<key>` or `hearing.<key>`. */
  fact: z.string(),
  label: localTextSchema,
  kind: z.enum(['text', 'number', 'choice']),
  options: z.array(choiceSchema),
})
export type FactKind = z.infer<typeof factKindSchema>

export const listFactKinds = endpoint({
  method: 'GET',
  path: '/known-facts',
  summary: 'What can be known of a customer: its fields, the fields of your own and the questions of the hearing sheet',
  response: z.object({ items: z.array(factKindSchema) }),
})
