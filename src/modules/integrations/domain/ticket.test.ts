import { expect, it } from 'vitest'
import { callerKeysOf, companyDomainOf } from './caller.ts'
import { mergeTicket, momentOf, satisfactionOf, type TicketFacts, type TicketNews } from './ticket.ts'

const day = (number: number) => `2026-04-${String(number).padStart(2, '0')}T00:00:00.000Z`

function after(...all: TicketNews[]): TicketFacts | undefined {
  let known: TicketFacts | undefined
  for (const news of all) {
    const merged = mergeTicket(known, news)
    if (merged.kind !== 'refused') known = merged.ticket
  }
  return known
}

it('opens, solves and reopens a ticket, and counts how often', () => {
  const opened: TicketNews = { updatedAt: day(1), subject: '請求書が出ない', severity: 'high' }
  expect(after(opened)).toMatchObject({ status: 'open', openedAt: day(1), solvedAt: null, reopenedCount: 0 })
  const solved: TicketNews = { updatedAt: day(3), status: 'solved' }
  expect(after(opened, solved)).toMatchObject({ status: 'solved', solvedAt: day(3), subject: '請求書が出ない' })
  const again: TicketNews = { updatedAt: day(4), status: 'open' }
  expect(after(opened, solved, again)).toMatchObject({ status: 'open', solvedAt: null, reopenedCount: 1 })
  expect(after(opened, solved, again, { updatedAt: day(5), status: 'closed' })).toMatchObject({ solvedAt: day(5) })
  expect(after(opened, solved, { ...again, reopenedCount: 7 })?.reopenedCount).toBe(7)
})

it('never goes back in time, and says what nothing changed in', () => {
  const known = after({ updatedAt: day(5), status: 'solved' })
  expect(mergeTicket(known, { updatedAt: day(4), status: 'open' })).toMatchObject({
    kind: 'older',
    ticket: { status: 'solved' },
  })
  expect(mergeTicket(known, { updatedAt: day(5), status: 'solved' }).kind).toBe('unchanged')
  expect(mergeTicket(known, { updatedAt: day(6), status: 'solved' }).kind).toBe('unchanged')
  expect(mergeTicket(known, { updatedAt: day(6), severity: 'urgent' }).kind).toBe('updated')
})

it('refuses times that cannot be', () => {
  expect(mergeTicket(undefined, { updatedAt: day(5), openedAt: day(4), firstRepliedAt: day(3) })).toEqual({
    kind: 'refused',
    problem: 'replied_before_opening',
  })
  expect(mergeTicket(undefined, { updatedAt: day(5), openedAt: day(4), status: 'closed', solvedAt: day(3) })).toEqual({
    kind: 'refused',
    problem: 'solved_before_opening',
  })
})

it('keeps when it was rated, and forgets a rating that was taken back', () => {
  const rated = after({ updatedAt: day(1), satisfaction: 4 }, { updatedAt: day(2), subject: 'x' })
  expect(rated).toMatchObject({ satisfaction: 4, ratedAt: day(1) })
  expect(mergeTicket(rated, { updatedAt: day(3), satisfaction: null })).toMatchObject({ ticket: { ratedAt: null } })
})

it.each([
  [5, 1, 5, 5],
  [1, 1, 5, 1],
  [10, 0, 10, 5],
  [5, 0, 10, 3],
  [1, 0, 1, 5],
  [0, 0, 1, 1],
  [4, 1, 7, 3],
])('reads %d on %d to %d as %d', (score, from, to, expected) => {
  expect(satisfactionOf(score, from, to)).toBe(expected)
})

it.each([
  [6, 1, 5],
  [3, 5, 5],
  [3, 5, 1],
])('reads %d on %d to %d as nothing', (score, from, to) => {
  expect(satisfactionOf(score, from, to)).toBeUndefined()
})

it('tells the timeline of severe tickets only', () => {
  const high = after({ updatedAt: day(1), severity: 'high' })
  const low = after({ updatedAt: day(1), severity: 'low' })
  const solved = after({ updatedAt: day(1), severity: 'urgent' }, { updatedAt: day(2), status: 'solved' })
  if (!high || !low || !solved) throw new Error('They were merged.')
  expect(momentOf(undefined, low)).toEqual([])
  expect(momentOf(undefined, high)).toEqual(['severe_opened'])
  expect(momentOf(low, high)).toEqual(['severe_opened'])
  expect(momentOf(high, solved)).toEqual(['severe_solved'])
  expect(momentOf(undefined, solved)).toEqual(['severe_opened', 'severe_solved'])
  expect(momentOf(solved, high)).toEqual(['severe_reopened'])
  expect(momentOf(high, high)).toEqual([])
})

it('knows a caller by what says most, and no company by mail for everybody', () => {
  expect(companyDomainOf('Taro@Example.co.jp')).toBe('example.co.jp')
  expect(companyDomainOf('taro@gmail.com')).toBeUndefined()
  expect(callerKeysOf('zendesk', '1', { organisation: { id: '7' }, requesterEmail: 'a@example.com' })).toEqual([
    'organisation:zendesk:7',
    'domain:example.com',
    'mail:a@example.com',
  ])
  expect(callerKeysOf('zendesk', '1', { requesterEmail: 'a@gmail.com' })).toEqual(['mail:a@gmail.com'])
  expect(callerKeysOf('zendesk', '1', {})).toEqual(['ticket:zendesk:1'])
})
