import { addDays, daysBetween, type PlainDateString } from '#platform/kernel/dates.ts'
import tickets from '../content/tickets.json' with { type: 'json' }
import type { SampleCustomer } from '../invent-customers.ts'
import { createRandom } from '../random.ts'

const hour = 3_600_000

/** What a customer asked the help desk: more of it, and graver, where things do not go well. */
export function inventTickets(customer: SampleCustomer, accountId: string, today: PlainDateString) {
  const random = createRandom(600_000 + Number(customer.externalId.slice(1)))
  const { contractStartOn: start, churnedOn, journey } = customer
  const days = daysBetween(start, churnedOn ?? today)
  const isHard = journey.valueDay === null || journey.punctuality < 0.55
  const count = Math.min(10, Math.floor((days / (isHard ? 45 : 80)) * (0.5 + random.next())))
  const now = Date.parse(`${today}T09:00:00+09:00`)
  return Array.from({ length: count }, (_, index) => {
    const openedOn = addDays(start, random.integer(1, Math.max(1, days - 1)))
    const openedAt = Date.parse(`${openedOn}T10:00:00+09:00`) + random.integer(0, 6) * hour
    const repliedAt = openedAt + random.integer(1, isHard ? 30 : 12) * hour
    const solvedAt = repliedAt + random.integer(2, isHard ? 200 : 70) * hour
    const isSolved = solvedAt < now && !(isHard && random.chance(0.15))
    const instant = (at: number) => new Date(Math.min(at, now)).toISOString()
    return {
      source: 'sample',
      externalId: `${customer.externalId}-${index + 1}`,
      accountId,
      subject: random.pick(tickets.subjects),
      status: isSolved ? 'solved' : 'open',
      severity: random.pick(isHard ? (['normal', 'high', 'urgent'] as const) : (['low', 'normal', 'normal'] as const)),
      openedAt: instant(openedAt),
      ...(repliedAt < now && { firstRepliedAt: instant(repliedAt) }),
      ...(isSolved && { solvedAt: instant(solvedAt) }),
      ...(isSolved && { satisfaction: { score: Math.max(1, Math.min(5, random.integer(isHard ? 1 : 3, 5))) } }),
      updatedAt: instant(isSolved ? solvedAt : repliedAt),
    }
  })
}
