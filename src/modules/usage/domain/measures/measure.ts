import { z } from 'zod'

/** What a property is asked; `has` and `lacks` take no value. */
export const propertyOperators = ['is', 'is_not', 'contains', 'gt', 'gte', 'lt', 'lte', 'has', 'lacks'] as const

export const propertyConditionSchema = z.strictObject({
  /** Where it stands among the properties: `amount`, `plan.name`. */
  path: z.string().regex(/^[^.\s][^.]{0,60}(\.[^.]{1,60}){0,4}$/),
  operator: z.enum(propertyOperators),
  value: z.union([z.null(), z.string().max(200), z.number(), z.boolean()]),
})
export type PropertyCondition = z.infer<typeof propertyConditionSchema>

/** Events of any of these names, all of whose conditions hold. */
export const eventSetSchema = z.strictObject({
  names: z.array(z.string().trim().min(1).max(200)).min(1).max(50),
  where: z.array(propertyConditionSchema).max(10),
})
export type EventSet = z.infer<typeof eventSetSchema>

const days = z.int().min(1).max(365)

/**
 * A figure that each customer has as of a day. `count` of events and `people` who did them in so many days; `seat_share` of
 * people in the contract's seats; `trend` of events against the same number of days before; `breadth`, how many of the
 * names occurred, and `reach`, what share of them; `ratio` of events to others; all shares in percent; `last_seen` in
 * days.
 */
export const measureDefinitionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('count'), events: eventSetSchema, days }),
  z.strictObject({ kind: z.literal('people'), events: eventSetSchema, days }),
  z.strictObject({ kind: z.literal('seat_share'), events: eventSetSchema, days }),
  z.strictObject({ kind: z.literal('trend'), events: eventSetSchema, days }),
  z.strictObject({ kind: z.literal('breadth'), events: eventSetSchema, days }),
  z.strictObject({ kind: z.literal('reach'), events: eventSetSchema, days }),
  z.strictObject({ kind: z.literal('ratio'), events: eventSetSchema, over: eventSetSchema, days }),
  z.strictObject({ kind: z.literal('last_seen'), events: eventSetSchema }),
])
export type MeasureDefinition = z.infer<typeof measureDefinitionSchema>

export const measureKinds = [
  'count',
  'people',
  'seat_share',
  'trend',
  'breadth',
  'reach',
  'ratio',
  'last_seen',
] as const satisfies readonly MeasureDefinition['kind'][]

export const eventSetsOf = (definition: MeasureDefinition): EventSet[] =>
  definition.kind === 'ratio' ? [definition.events, definition.over] : [definition.events]

export const unitOf = ({ kind }: MeasureDefinition): 'count' | 'percent' | 'days' =>
  kind === 'last_seen' ? 'days' : kind === 'count' || kind === 'people' || kind === 'breadth' ? 'count' : 'percent'

/**
 * The text that stands for a set with conditions wherever events are counted: the same for the same set, however it is
 * written down. Undefined for a set without conditions, whose events count under their own names.
 */
export function derivedNameOf({ names, where }: EventSet): string | undefined {
  if (where.length === 0) return undefined
  const conditions = where.map(({ path, operator, value }) => JSON.stringify([path, operator, value])).sort()
  return `derived ${JSON.stringify([[...names].sort(), conditions])}`
}
