import { z } from 'zod'
import { newId } from '#platform/kernel/ids.ts'

const node = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minimum: z.number().optional(),
  minLength: z.number().optional(),
  minItems: z.number().optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
})

/** Some input that a schema accepts, so that a walk gets past validation to what it wants to try. */
export function sampleOf(schema: unknown): unknown {
  if (!(schema instanceof z.ZodType)) return undefined
  return sampleOfNode(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
}

function sampleOfNode(raw: unknown): unknown {
  const parsed = node.safeParse(raw)
  if (!parsed.success) return undefined
  const one = parsed.data
  if (one.const !== undefined) return one.const
  if (one.enum) return one.enum[0]
  const choice = one.anyOf ?? one.oneOf ?? one.allOf
  if (choice) return sampleOfNode(choice[0])
  const type = Array.isArray(one.type) ? one.type[0] : one.type
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(one.properties ?? {})
          .filter(([key]) => one.required?.includes(key))
          .map(([key, value]) => [key, sampleOfNode(value)]),
      )
    case 'array':
      return Array.from({ length: one.minItems ?? 0 }, () => sampleOfNode(one.items))
    case 'number':
    case 'integer':
      return Math.max(1, one.minimum ?? 1)
    case 'boolean':
      return true
    case 'string':
      return sampleOfText(one.format, one.pattern, one.minLength ?? 1)
    default:
      return {}
  }
}

function sampleOfText(format: string | undefined, pattern: string | undefined, length: number): string {
  if (format === 'uuid') return newId()
  if (format === 'email') return 'someone@example.com'
  if (format === 'uri') return 'https://example.com/'
  if (format === 'date' || pattern?.includes('\\d{4}')) return '2026-04-08'
  if (format === 'date-time') return '2026-04-08T00:00:00.000Z'
  return 'a'.repeat(Math.max(10, length))
}
