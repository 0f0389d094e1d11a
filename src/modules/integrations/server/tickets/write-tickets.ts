import type { Context } from '#platform/context/context.ts'
import { invalidInput } from '#platform/http/problem.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { type TakenTicket, type TicketInput, ticketInputSchema } from '../../contract.ts'
import { takeTickets } from './take-tickets.ts'

/** Throws invalid with the fields where the ticket is refused. */
export async function writeTicket(context: Context, input: TicketInput): Promise<TakenTicket> {
  const [taken] = await takeTickets(context, [input])
  if (!taken) throw new Error('A ticket that was given has no answer.')
  if (taken.outcome === 'refused') throw invalid('integrations.ticket_refused', {}, taken.problems)
  return taken
}

/** Each ticket is judged by itself: the answer says of each, in the order given, what became of it. */
export async function writeTickets(context: Context, tickets: readonly unknown[]): Promise<TakenTicket[]> {
  const parsed = tickets.map((ticket) => ticketInputSchema.safeParse(ticket))
  const taken = await takeTickets(
    context,
    parsed.flatMap(({ data }) => data ?? []),
  )
  const answers = taken.values()
  return parsed.map((one, index): TakenTicket => {
    if (one.success) return answers.next().value ?? refusal(tickets[index], [])
    return refusal(tickets[index], invalidInput('body', one.error).fields)
  })
}

function refusal(ticket: unknown, problems: readonly { path: string; code: string }[]): TakenTicket {
  const id = typeof ticket === 'object' && ticket !== null && 'externalId' in ticket ? ticket.externalId : ''
  return { externalId: String(id).slice(0, 200), outcome: 'refused', accountId: null, problems: [...problems] }
}
