import { expect, it } from 'vitest'
import { createRowReader, isCall, typedValue } from './read-upload-row.ts'
import type { UploadColumn, UploadRole } from './upload-plan.ts'

const columnsOf = (roles: Record<string, UploadRole | null>, dateOrder: UploadColumn['dateOrder'] = 'dmy') =>
  Object.entries(roles).map(([header, role], column) => ({ column, header, role, dateOrder }))
const reader = (roles: Record<string, UploadRole | null>, eventName: string | null = null) =>
  createRowReader({ columns: columnsOf(roles), eventName, timeZone: 'Asia/Tokyo' })

const table = reader({
  id: 'messageId',
  who: 'person',
  what: 'event',
  customer: 'account',
  on: 'time',
  usage_count: 'property',
  note: null,
})

it('makes a row of a table an event, its other columns typed properties', () => {
  expect(table(['m-1', 'u-1', '請求書を作成', 'C-1', '27-07-2023', '9', 'no'])).toEqual({
    raw: {
      type: 'track',
      event: '請求書を作成',
      timestamp: '2023-07-26T15:00:00.000Z',
      userId: 'u-1',
      context: { groupId: 'C-1' },
      messageId: 'm-1',
      properties: { usage_count: 9 },
    },
  })
})

it.each([
  ['no time', ['m', 'u', 'e', 'c', '', '1'], 'no_time'],
  ['a time cut off', ['m', 'u', 'e', 'c'], 'no_time'],
  ['no day', ['m', 'u', 'e', 'c', '31-02-2024'], 'bad_timestamp'],
  ['words', ['m', 'u', 'e', 'c', 'yesterday'], 'bad_timestamp'],
])('says of a row with %s what is wrong', (_, row, flaw) => {
  expect(table(row)).toEqual({ flaw })
})

it.each([
  ['27-07-2023 09:30', '2023-07-27T00:30:00.000Z'],
  ['2023-07-27T09:30:15.250Z', '2023-07-27T09:30:15.250Z'],
  ['2023/7/27 9:30:15+0530', '2023-07-27T04:00:15.000Z'],
  ['2023年7月27日 9:30', '2023-07-27T00:30:00.000Z'],
  ['1690450215', '2023-07-27T09:30:15.000Z'],
  ['1690450215250', '2023-07-27T09:30:15.250Z'],
])('reads %s', (time, timestamp) => {
  expect(table(['m', 'u', 'e', 'c', time])).toMatchObject({ raw: { timestamp } })
})

it('reads lines of JSON: calls as they are, flat objects by their keys', () => {
  const line = reader({ at: 'time', account: 'account', secret: null }, 'Opened')
  const call = { type: 'track', userId: 'u', event: 'Saved', timestamp: '2026-01-01T00:00:00Z' }
  expect(line(JSON.stringify(call))).toEqual({ raw: call })
  const posthog = { event: 'Saved', distinct_id: 'u', timestamp: '2026-01-01T00:00:00Z' }
  expect(line(JSON.stringify(posthog))).toEqual({ raw: posthog })
  expect(line('{"type":"track","userId":"u","event":"Saved"}')).toEqual({ flaw: 'no_time' })
  expect(line('{"at":"2026-01-01T00:00:00Z","account":7,"secret":1,"rows":{"a":1},"none":null}')).toMatchObject({
    raw: { event: 'Opened', context: { groupId: '7' }, properties: { rows: { a: 1 } } },
  })
  expect(line('{"at":')).toEqual({ flaw: 'not_json' })
  expect(line('[1]')).toEqual({ flaw: 'not_an_object' })
})

it('tells calls from objects that only look like some', () => {
  expect(isCall({ type: 'track', event: 'x' })).toBe(false)
  expect(isCall({ type: 'invoice', userId: 'u' })).toBe(false)
  expect(isCall({ type: 'group', groupId: 'g' })).toBe(true)
})

it.each([
  ['12', 12],
  ['-0.5', -0.5],
  ['007', '007'],
  ['12345678901234567890', '12345678901234567890'],
  ['TRUE', true],
  [' false ', false],
  ['', undefined],
  ['1e3', '1e3'],
])('types %j', (cell, value) => {
  expect(typedValue(cell)).toBe(value)
})
