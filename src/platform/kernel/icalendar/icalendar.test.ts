import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CalendarEvent, foldLine, writeCalendar } from './icalendar.ts'

const event: CalendarEvent = {
  uid: '0199-meeting@banso.example.com',
  sequence: 2,
  startsAt: '2026-04-08T10:00:00+09:00',
  endsAt: '2026-04-08T11:30:00+09:00',
  stampedAt: '2026-04-01T00:00:00.123Z',
  summary: 'キックオフ, 90分; ㈱東西商事',
  description: '一行目\n二行目\\',
  location: 'オンライン',
  url: 'https://meet.example.com/a',
  isCancelled: false,
  organizer: { name: '佐藤 花子', email: 'sato@example.com' },
  attendees: [{ name: '田中 "太郎"\r\nX-EVIL:1', email: 'taro@example.com' }],
}
const unfold = (file: string) => file.replace(/\r\n[ \t]/g, '').split('\r\n')
const bytes = (line: string) => new TextEncoder().encode(line).length

describe('an appointment', () => {
  it('is told in UTC, with its number and one UID', () => {
    const lines = unfold(writeCalendar(event, 'REQUEST'))
    expect(lines).toContain('METHOD:REQUEST')
    expect(lines).toContain('UID:0199-meeting@banso.example.com')
    expect(lines).toContain('SEQUENCE:2')
    expect(lines).toContain('DTSTAMP:20260401T000000Z')
    expect(lines).toContain('DTSTART:20260408T010000Z')
    expect(lines).toContain('DTEND:20260408T023000Z')
    expect(lines).toContain('STATUS:CONFIRMED')
  })

  it('escapes marks and line breaks', () => {
    const lines = unfold(writeCalendar(event))
    expect(lines).toContain('SUMMARY:キックオフ\\, 90分\\; ㈱東西商事')
    expect(lines).toContain('DESCRIPTION:一行目\\n二行目\\\\')
    expect(lines.some((line) => line.startsWith('METHOD'))).toBe(false)
  })

  it('lets no name or address begin a line of its own', () => {
    const lines = unfold(writeCalendar(event, 'REQUEST'))
    expect(lines.some((line) => line.startsWith('X-EVIL'))).toBe(false)
    expect(lines.find((line) => line.startsWith('ATTENDEE'))).toContain('CN="田中  太郎   X-EVIL:1"')
  })

  it('is cancelled under the same UID', () => {
    const lines = unfold(writeCalendar({ ...event, sequence: 3, isCancelled: true }, 'CANCEL'))
    expect(lines).toContain('METHOD:CANCEL')
    expect(lines).toContain('STATUS:CANCELLED')
    expect(lines).toContain('UID:0199-meeting@banso.example.com')
  })
})

it('never breaks a character, nor makes a line longer than 75 bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (summary) => {
      const line = `SUMMARY:${summary.replace(/[\r\n]/g, '')}`
      const folded = foldLine(line)
      for (const part of folded.split('\r\n')) expect(bytes(part)).toBeLessThanOrEqual(75)
      expect(folded.replace(/\r\n /g, '')).toBe(line)
    }),
  )
})
