import { listMembers } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { noSegmentValue, type Segment } from '../contract.ts'
import { countsIn, type Figure } from '../domain/figure.ts'
import type { CustomerJourney } from '../domain/journey.ts'
import { type Observed, observe } from '../domain/time-to-value.ts'
import { type Cohort, listJourneys } from './list-journeys.ts'

export interface ListTimeToValueCustomersInput extends Cohort {
  figure: Figure
  segment: Segment
  value?: string | undefined
  cursor?: string | undefined
  limit: number
}

interface Seen {
  journey: CustomerJourney
  observed: Observed
}

const daysOf = ({ observed }: Seen) => observed.days ?? observed.watched

/** Those without value first, then the slowest; equals by ID, so that the order is the same on every page. */
function bySlowness(a: Seen, b: Seen): number {
  const isOpen = (seen: Seen) => (seen.observed.days === null ? 1 : 0)
  return isOpen(b) - isOpen(a) || daysOf(b) - daysOf(a) || (a.journey.accountId < b.journey.accountId ? -1 : 1)
}

function isOfSegment(journey: CustomerJourney, segment: Segment, value: string | undefined): boolean {
  if (segment === 'none' || value === undefined) return true
  return (journey.segments[segment] ?? noSegmentValue) === value
}

export async function listTimeToValueCustomers(context: Context, input: ListTimeToValueCustomersInput) {
  const asOf = todayIn(context.timeZone, context.clock.now())
  const seen = (await listJourneys(context, input))
    .flatMap((journey): Seen[] => {
      const observed = observe(journey, asOf)
      const isMeant =
        observed !== null && isOfSegment(journey, input.segment, input.value) && countsIn(input.figure, observed)
      return isMeant ? [{ journey, observed }] : []
    })
    .sort(bySlowness)
  const after = input.cursor === undefined ? undefined : decodeCursor(input.cursor)[0]
  // Zero when the last one shown has left the list meanwhile: better twice than never.
  const start = seen.findIndex(({ journey }) => journey.accountId === after) + 1
  const page = seen.slice(start, start + input.limit)
  const last = start + input.limit < seen.length ? page.at(-1) : undefined
  const members = new Map((await listMembers(context)).map((member) => [member.id, member.name]))
  return {
    items: page.map(({ journey, observed }) => ({
      accountId: journey.accountId,
      name: journey.name,
      ownerName: members.get(journey.ownerId ?? '') ?? null,
      programKey: journey.programKey,
      startedOn: journey.startedOn,
      firstValueOn: journey.firstValueOn,
      endedOn: journey.endedOn,
      ...observed,
    })),
    nextCursor: last ? encodeCursor([last.journey.accountId]) : null,
    total: seen.length,
  }
}
