import { z } from 'zod'

const events = {
  /** Names of events as the product sends them; any of them counts. */
  names: z.array(z.string().trim().min(1).max(200)).max(50),
  /** Features of usage's catalogue, each with all its events. */
  features: z.array(z.int().min(0).max(61)).max(20),
  atLeast: z.int().min(1).max(1_000_000),
}

/**
 * What shows in usage that something was reached: so many events, so many people who did them, or a figure of usage
 * (`usage.…`) that is at least so much.
 */
export const usageRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('events'), ...events }),
  z.strictObject({ kind: z.literal('people'), ...events }),
  z.strictObject({
    kind: z.literal('measure'),
    measure: z.string().regex(/^usage\.[a-z0-9_]{1,80}$/),
    atLeast: z.number().min(-1_000_000_000).max(1_000_000_000),
  }),
])
export type UsageRule = z.infer<typeof usageRuleSchema>

/** A rule without an event says nothing: it is never met. */
export const isEmpty = (rule: UsageRule): boolean =>
  rule.kind !== 'measure' && rule.names.length === 0 && rule.features.length === 0
