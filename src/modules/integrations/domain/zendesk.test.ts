import { expect, it } from 'vitest'
import { ticketInputSchema } from '../contract.ts'
import { readZendesk } from './zendesk.ts'

const detail = {
  id: '5158',
  subject: '請求書が出ない',
  status: 'HOLD',
  priority: 'URGENT',
  organization_id: '8447388090494',
  created_at: '2026-01-08T10:12:07Z',
  updated_at: '2026-01-08T10:13:00Z',
  requester_id: '8447388090494',
  tags: [],
}
const eventOf = (type: string, event: object = {}, more: object = {}) => ({
  type: `zen:event-type:ticket.${type}`,
  account_id: 22129848,
  id: '2b24ef10-19f4-4740-93cf-8f98ec4776c0',
  time: '2026-01-08T10:13:01.123456789Z',
  zendesk_event_version: '2022-06-20',
  subject: 'zen:ticket:5158',
  detail: { ...detail, ...more },
  event,
})

function read(body: unknown) {
  const found = readZendesk(body)
  if (found.kind !== 'ticket') throw new Error('There is no ticket in it.')
  return ticketInputSchema.parse(found.ticket)
}

it('reads an event of a ticket', () => {
  expect(read(eventOf('status_changed', { current: 'HOLD', previous: 'OPEN' }))).toEqual({
    source: 'api',
    externalId: '5158',
    subject: '請求書が出ない',
    status: 'pending',
    severity: 'urgent',
    openedAt: '2026-01-08T10:12:07.000Z',
    updatedAt: '2026-01-08T10:13:01.123Z',
    organisation: { id: '8447388090494' },
  })
})

it('takes a public answer of the staff as a reply, and what is gone as closed', () => {
  const comment = (is_public: boolean, is_staff: boolean) => ({ comment: { id: '1', is_public, author: { is_staff } } })
  expect(read(eventOf('comment_added', comment(true, true))).repliedAt).toBe('2026-01-08T10:13:01.123Z')
  expect(read(eventOf('comment_added', comment(false, true))).repliedAt).toBeUndefined()
  expect(read(eventOf('comment_added', comment(true, false))).repliedAt).toBeUndefined()
  expect(read(eventOf('soft_deleted')).status).toBe('closed')
  expect(read(eventOf('created', {}, { priority: null, status: 'NEW' }))).toMatchObject({ status: 'open' })
})

it('reads what a trigger was told to send, with empty placeholders', () => {
  const ticket = {
    id: 35436,
    title: '遅い',
    status: 'Solved',
    priority: '',
    url: 'dono.zendesk.com/agent/tickets/35436',
    created_at: '2026-01-08T10:12:07Z',
    updated_at: '2026-01-09T00:00:00+09:00',
    requester: { email: 'Hanako@Example.co.jp' },
    organization: { id: '', external_id: 'K-1', name: '東西商事' },
    satisfaction_rating: { score: 'good' },
    reopens: '2',
  }
  expect(read({ ticket })).toEqual({
    source: 'api',
    externalId: '35436',
    subject: '遅い',
    status: 'solved',
    url: 'https://dono.zendesk.com/agent/tickets/35436',
    openedAt: '2026-01-08T10:12:07.000Z',
    updatedAt: '2026-01-08T15:00:00.000Z',
    requesterEmail: 'hanako@example.co.jp',
    organisation: { externalId: 'K-1', name: '東西商事' },
    satisfaction: { score: 1, from: 0, to: 1 },
    reopenedCount: 2,
  })
})

it.each([
  [null],
  [[]],
  ['text'],
  [{}],
  [{ type: 'zen:event-type:user.created', detail: { id: '1' } }],
  [{ ticket: { title: 'no id' } }],
])('finds no ticket in %j', (body) => {
  expect(readZendesk(body)).toEqual({ kind: 'no_ticket' })
})
