import type { Attribute, AttributeSource } from '#platform/attributes/attribute.ts'
import { ticketMeasures } from './ticket-attribute-queries.ts'

const offered = (what: string, unit: Attribute['unit']): Attribute => ({
  key: `integrations.${what}`,
  kind: 'number',
  ...(unit && { unit }),
  knowsPast: true,
})

const ticketAttributes: readonly Attribute[] = [
  offered('open_tickets', 'count'),
  offered('open_severe_tickets', 'count'),
  offered('tickets_28d', 'count'),
  offered('first_response_hours_90d', 'hours'),
  offered('resolution_hours_90d', 'hours'),
  offered('csat_avg3', 'points'),
]

/** What the support tickets say of every customer. */
export const integrationsAttributes: readonly AttributeSource[] = [
  {
    key: 'integrations.tickets',
    list: async () => ticketAttributes,
    select: async (context, wanted, asOf) => ticketMeasures(wanted, { asOf, timeZone: context.timeZone }),
  },
]
