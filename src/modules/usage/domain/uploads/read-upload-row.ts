import { parseInstantInput } from '#platform/kernel/parse-input.ts'
import { isRecord } from '../intake/incoming-event.ts'
import { isPosthogEvent } from '../intake/read-posthog-event.ts'
import type { UploadColumn, UploadFlaw, UploadPlan, UploadRole } from './upload-plan.ts'

/** A row as it stands in a file: the cells of a table, or a line of JSON. */
export type UploadRow = readonly string[] | string

/** The event that a row tells of, in a shape that intake accepts. */
export type UploadReading = { raw: Readonly<Record<string, unknown>> } | { flaw: UploadFlaw }

const kinds: ReadonlySet<unknown> = new Set(['track', 'page', 'screen', 'identify', 'group', 'alias'])
const namesSomebody = ['userId', 'anonymousId', 'groupId', 'previousId', 'context']

/** Whether a line of JSON is a call of Segment's or PostHog's already, and not an object of somebody's own. */
export const isCall = (value: unknown): boolean =>
  isPosthogEvent(value) ||
  (isRecord(value) && kinds.has(value.type) && namesSomebody.some((key) => value[key] !== undefined))

/**
 * Reads the rows of a file. A row must tell when it happened: read as of today, the same file would be other events
 * tomorrow. Never throws.
 */
export function createRowReader({ columns, eventName, timeZone }: UploadPlan): (row: UploadRow) => UploadReading {
  const columnOf = (role: UploadRole) => columns.find((column) => column.role === role)
  const [event, time, person, account, messageId] = (['event', 'time', 'person', 'account', 'messageId'] as const).map(
    columnOf,
  )
  const roleOf = new Map(columns.map(({ header, role }) => [header, role]))
  const instants = new Map<string, number | undefined>()
  const instantOf = (value: unknown): number | undefined => {
    const text = textOf(value)
    if (instants.has(text)) return instants.get(text)
    if (instants.size >= 100_000) instants.clear()
    const instant = parseInstantInput(text, { order: time?.dateOrder ?? undefined, timeZone })
    instants.set(text, instant)
    return instant
  }

  function build(cellOf: (column: UploadColumn) => unknown, properties: Record<string, unknown>): UploadReading {
    const told = (column: UploadColumn | undefined) =>
      column === undefined ? undefined : textOf(cellOf(column)) || undefined
    if (told(time) === undefined) return { flaw: 'no_time' }
    const instant = time && instantOf(cellOf(time))
    if (instant === undefined) return { flaw: 'bad_timestamp' }
    const group = told(account)
    return {
      raw: {
        type: 'track',
        event: eventName ?? told(event),
        timestamp: new Date(instant).toISOString(),
        userId: told(person),
        ...(group !== undefined && { context: { groupId: group } }),
        messageId: told(messageId),
        properties,
      },
    }
  }

  return (row) => {
    if (typeof row !== 'string') {
      const properties: Record<string, unknown> = {}
      for (const { column, header, role } of columns) {
        const value = role === 'property' ? typedValue(row[column] ?? '') : undefined
        if (value !== undefined) properties[header] = value
      }
      return build(({ column }) => row[column], properties)
    }
    const parsed = parse(row)
    if (parsed === undefined) return { flaw: 'not_json' }
    if (!isRecord(parsed)) return { flaw: 'not_an_object' }
    if (isCall(parsed)) return hasTime(parsed) ? { raw: parsed } : { flaw: 'no_time' }
    // What a later line has and the first ones had not is a property like the others.
    const entries = Object.entries(parsed).filter(([key]) => (roleOf.get(key) ?? 'property') === 'property')
    const nullLess = entries.filter(([key, value]) => value !== null && !(roleOf.get(key) === null))
    return build(({ header }) => (Object.hasOwn(parsed, header) ? parsed[header] : undefined), record(nullLess))
  }
}

const record = (entries: [string, unknown][]): Record<string, unknown> => Object.fromEntries(entries)

function hasTime(call: Readonly<Record<string, unknown>>): boolean {
  const properties = isRecord(call.properties) ? call.properties : {}
  return [call.timestamp, call.originalTimestamp, properties.timestamp].some(
    (time) => time !== undefined && time !== null && time !== '',
  )
}

function parse(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line)
    return value === undefined ? null : value
  } catch {
    return undefined
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  if (value === undefined || value === null) return ''
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value)
}

// No leading zeros, which codes have and numbers lack; no more digits than a number keeps.
const plainNumber = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/

/** A cell as a program would have sent it; undefined where it is empty. */
export function typedValue(cell: string): string | number | boolean | undefined {
  const text = cell.trim()
  if (text === '') return undefined
  if (plainNumber.test(text)) return Number(text)
  if (/^true$/i.test(text)) return true
  return /^false$/i.test(text) ? false : text
}
