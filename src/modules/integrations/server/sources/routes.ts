import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import {
  changeTicketSource,
  createTicketSource,
  listDeliveries,
  listTicketSources,
  renewSecret,
  type SourceOptions,
} from './keep-sources.ts'
import { identifySource, receiveDelivery, testSource } from './receive-delivery.ts'

const keepers = { audience: 'staff', permission: 'integrations.manage_sources' } as const
const readers = { access: keepers, audit: 'read' } as const
/** All of a help desk's customers call from its few addresses. */
const deliveriesPerMinute = 3_000

export const sourceRoutes = (options: SourceOptions): Route[] => [
  route(contract.listTicketSources, { ...readers, handle: (context) => listTicketSources(context, options) }),
  route(contract.createTicketSource, {
    access: keepers,
    audit: { action: 'integrations.source_created', entity: 'ticket_source' },
    handle: (context, { body }) => createTicketSource(context, options, body),
  }),
  route(contract.changeTicketSource, {
    access: keepers,
    audit: { action: 'integrations.source_changed', entity: 'ticket_source' },
    handle: (context, { params, body }) => changeTicketSource(context, options, { ...body, id: params.id }),
  }),
  route(contract.renewTicketSourceSecret, {
    access: keepers,
    audit: { action: 'integrations.source_secret_renewed', entity: 'ticket_source' },
    handle: (context, { params, body }) => renewSecret(context, options, { ...body, id: params.id }),
  }),
  route(contract.listTicketDeliveries, {
    ...readers,
    handle: (context, { params, query }) => listDeliveries(context, params.id, query.outcome),
  }),
  route(contract.testTicketSource, {
    access: keepers,
    audit: { action: 'integrations.source_tested', entity: 'ticket_source' },
    handle: (context, { params }) => testSource(context, options, params.id),
  }),
  route(contract.receiveTicketDelivery, {
    access: { audience: 'public', identify: identifySource, perMinute: deliveriesPerMinute },
    audit: { action: 'integrations.delivery_received', entity: 'ticket_source' },
    handle: (context, { params, caller }) =>
      receiveDelivery(context, options, params.id, {
        bytes: caller.signed?.bytes ?? Buffer.alloc(0),
        signature: caller.signed?.header('x-zendesk-webhook-signature'),
        timestamp: caller.signed?.header('x-zendesk-webhook-signature-timestamp'),
      }),
  }),
]
