export interface CalendarEvent {
  /** Stays the same through every change of the appointment. */
  uid: string
  /** Counts up with every change that invited calendars must take over. */
  sequence: number
  /** ISO instants. */
  startsAt: string
  endsAt: string
  /** When this version was made. */
  stampedAt: string
  summary: string
  description?: string
  location?: string
  url?: string | null
  isCancelled: boolean
  organizer?: { name: string; email: string } | undefined
  attendees?: readonly { name: string; email: string }[]
}

/** RFC 5545, 3.1: at most this many bytes a line, its break not counted. */
const maxLineBytes = 75

const utc = (instant: string) => `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

/** TEXT: its own marks are escaped, line breaks become \n, and other control characters have no place in it. */
const text = (value: string) =>
  value
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')

/** A parameter's value has no escapes: quotes and breaks have to go. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const parameter = (value: string) => `"${value.replace(/["\u0000-\u001f\u007f]/g, ' ').trim()}"`
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const uri = (value: string) => value.replace(/[\u0000-\u0020\u007f]/g, '')

const bytesOf = (character: string) => {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** Breaks a line after at most 75 bytes, never inside a character; each further line begins with a space. */
export function foldLine(line: string): string {
  let folded = ''
  let bytes = 0
  for (const character of line) {
    const size = bytesOf(character)
    if (bytes + size > maxLineBytes) {
      folded += '\r\n '
      bytes = 1
    }
    folded += character
    bytes += size
  }
  return folded
}

/**
 * An iCalendar file (RFC 5545) with one appointment, its times in UTC. With a method it is an iTIP message (RFC 5546) that
 * asks the recipient's calendar to add, change or cancel it; without one it is a file to import.
 */
export function writeCalendar(event: CalendarEvent, method?: 'REQUEST' | 'CANCEL'): string {
  const { organizer, attendees = [] } = event
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Banso//Banso//EN',
    'CALSCALE:GREGORIAN',
    ...(method ? [`METHOD:${method}`] : []),
    'BEGIN:VEVENT',
    `UID:${text(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(event.stampedAt)}`,
    `DTSTART:${utc(event.startsAt)}`,
    `DTEND:${utc(event.endsAt)}`,
    `SUMMARY:${text(event.summary)}`,
    ...(event.description ? [`DESCRIPTION:${text(event.description)}`] : []),
    ...(event.location ? [`LOCATION:${text(event.location)}`] : []),
    ...(event.url ? [`URL:${uri(event.url)}`] : []),
    // Whoever is taken out of an appointment that stands gets no status: it would be that of everybody's (RFC 5546, 3.2.5).
    ...(method === 'CANCEL' && !event.isCancelled ? [] : [`STATUS:${event.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`]),
    ...(organizer ? [`ORGANIZER;CN=${parameter(organizer.name)}:mailto:${uri(organizer.email)}`] : []),
    ...attendees.map(
      ({ name, email }) =>
        `ATTENDEE;CN=${parameter(name)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:${uri(email)}`,
    ),
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(foldLine).join('\r\n')}\r\n`
}
