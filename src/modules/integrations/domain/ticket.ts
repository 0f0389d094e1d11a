export const ticketStatuses = ['open', 'pending', 'solved', 'closed'] as const
export const ticketSeverities = ['low', 'normal', 'high', 'urgent'] as const
export type TicketStatus = (typeof ticketStatuses)[number]
export type TicketSeverity = (typeof ticketSeverities)[number]

/** What is kept of a ticket. Instants are ISO text in UTC. */
export interface TicketFacts {
  subject: string
  status: TicketStatus
  severity: TicketSeverity
  openedAt: string
  firstRepliedAt: string | null
  solvedAt: string | null
  reopenedCount: number
  /** From 1 to 5. */
  satisfaction: number | null
  ratedAt: string | null
  requesterEmail: string | null
  url: string | null
  updatedAt: string
}

/** News of a ticket: what is left out stays as it is known, null empties it. */
export type TicketNews = Partial<Omit<TicketFacts, 'ratedAt' | 'updatedAt'>> & {
  /** A reply of ours: the first one counts. */
  repliedAt?: string
  updatedAt: string
}

export type MergeProblem = 'replied_before_opening' | 'solved_before_opening'
export type Merged =
  | { kind: 'created' | 'updated' | 'unchanged'; ticket: TicketFacts }
  | { kind: 'older'; ticket: TicketFacts }
  | { kind: 'refused'; problem: MergeProblem }

export const isOpen = (status: TicketStatus) => status === 'open' || status === 'pending'
export const isSevere = (severity: TicketSeverity) => severity === 'high' || severity === 'urgent'

/** What is known of a ticket after the news. It never goes back in time: older news than what is known changes nothing. */
export function mergeTicket(known: TicketFacts | undefined, news: TicketNews): Merged {
  if (known && news.updatedAt < known.updatedAt) return { kind: 'older', ticket: known }
  const base: TicketFacts = known ?? {
    subject: '',
    status: 'open',
    severity: 'normal',
    openedAt: news.openedAt ?? news.updatedAt,
    firstRepliedAt: null,
    solvedAt: null,
    reopenedCount: 0,
    satisfaction: null,
    ratedAt: null,
    requesterEmail: null,
    url: null,
    updatedAt: news.updatedAt,
  }
  const { repliedAt = null, ...facts } = given(news)
  const told = { ...base, ...facts }
  told.firstRepliedAt ??= repliedAt
  const isReopened = known !== undefined && !isOpen(known.status) && isOpen(told.status)
  const ticket: TicketFacts = {
    ...told,
    solvedAt: isOpen(told.status) ? null : (told.solvedAt ?? news.updatedAt),
    reopenedCount: told.reopenedCount + (isReopened && news.reopenedCount === undefined ? 1 : 0),
    ratedAt: ratedAt(base, told, news.updatedAt),
  }
  if (ticket.firstRepliedAt !== null && ticket.firstRepliedAt < ticket.openedAt)
    return { kind: 'refused', problem: 'replied_before_opening' }
  if (ticket.solvedAt !== null && ticket.solvedAt < ticket.openedAt)
    return { kind: 'refused', problem: 'solved_before_opening' }
  if (!known) return { kind: 'created', ticket }
  return { kind: isSame(known, ticket) ? 'unchanged' : 'updated', ticket }
}

function given(news: TicketNews): TicketNews {
  const parts = Object.entries(news).filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(parts), updatedAt: news.updatedAt }
}

function ratedAt(base: TicketFacts, told: TicketFacts, at: string): string | null {
  if (told.satisfaction === null) return null
  return told.satisfaction === base.satisfaction ? (base.ratedAt ?? at) : at
}

/** The time of the news alone is no change. */
function isSame(known: TicketFacts, ticket: TicketFacts): boolean {
  const { updatedAt: _before, ...before } = known
  const { updatedAt: _after, ...after } = ticket
  return JSON.stringify(sorted(before)) === JSON.stringify(sorted(after))
}

const sorted = (facts: object) => Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))

/** What a person would want to read of on the customer's timeline. */
export type TicketMoment = 'severe_opened' | 'severe_solved' | 'severe_reopened'

export function momentOf(before: TicketFacts | undefined, after: TicketFacts): TicketMoment[] {
  if (!isSevere(after.severity)) return []
  const wasSevere = before !== undefined && isSevere(before.severity)
  const wasOpen = before !== undefined && isOpen(before.status)
  const moments: TicketMoment[] = []
  if (!wasSevere) moments.push('severe_opened')
  else if (!wasOpen && isOpen(after.status)) moments.push('severe_reopened')
  if (!isOpen(after.status) && (wasOpen || !wasSevere)) moments.push('severe_solved')
  return moments
}

/** A rating on any scale as one from 1 to 5; undefined where it lies off its scale. */
export function satisfactionOf(score: number, from: number, to: number): number | undefined {
  if (!(to > from) || score < from || score > to) return undefined
  return Math.round((1 + (4 * (score - from)) / (to - from)) * 100) / 100
}
