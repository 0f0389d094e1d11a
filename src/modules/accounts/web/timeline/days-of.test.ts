import { expect, it } from 'vitest'
import { daysOf } from './days-of.ts'

it("puts entries under the zone's days", () => {
  const entries = ['2026-04-08T15:30:00Z', '2026-04-08T14:59:00Z', '2026-04-08T01:00:00Z'].map((occurredAt) => ({
    occurredAt,
  }))
  const told = daysOf(entries, 'Asia/Tokyo').map((day) => [day.date, ...day.entries.map(({ time }) => time)])
  expect(told).toEqual([
    ['2026-04-09', '00:30'],
    ['2026-04-08', '23:59', '10:00'],
  ])
})
