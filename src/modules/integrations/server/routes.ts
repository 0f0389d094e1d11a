import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../contract.ts'
import { assignCaller, forgetCaller, listKnownCallers, listWaitingCallers } from './tickets/assign-caller.ts'
import { listTickets, readAccountTickets } from './tickets/list-tickets.ts'
import { writeTicket, writeTickets } from './tickets/write-tickets.ts'

const readers = { access: { audience: 'staff', permission: 'integrations.read' }, audit: 'read' } as const
const writers = { audience: 'staff', permission: 'integrations.write_tickets' } as const

export const ticketRoutes: Route[] = [
  route(contract.listTickets, { ...readers, handle: (context, { query }) => listTickets(context, query) }),
  route(contract.readAccountTickets, {
    ...readers,
    handle: (context, { params }) => readAccountTickets(context, params.id),
  }),
  route(contract.writeTicket, {
    access: writers,
    audit: { action: 'integrations.ticket_written', entity: 'ticket' },
    handle: (context, { body }) => writeTicket(context, body),
  }),
  route(contract.writeTickets, {
    access: writers,
    audit: { action: 'integrations.tickets_written', entity: 'ticket' },
    handle: async (context, { body }) => ({ items: await writeTickets(context, body.tickets) }),
  }),
  route(contract.listWaitingCallers, { ...readers, handle: (context) => listWaitingCallers(context) }),
  route(contract.assignCaller, {
    access: writers,
    audit: { action: 'integrations.caller_assigned', entity: 'caller' },
    handle: (context, { body }) => assignCaller(context, body),
  }),
  route(contract.listKnownCallers, { ...readers, handle: (context) => listKnownCallers(context) }),
  route(contract.forgetCaller, {
    access: writers,
    audit: { action: 'integrations.caller_forgotten', entity: 'caller' },
    handle: (context, { body }) => forgetCaller(context, body.callerKey),
  }),
]
