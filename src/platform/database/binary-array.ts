/** Element types by their OIDs, which are the same in every PostgreSQL, and their widths in bytes. */
const types = {
  boolean: { oid: 16, width: 1 },
  bigint: { oid: 20, width: 8 },
  smallint: { oid: 21, width: 2 },
  date: { oid: 1082, width: 4 },
  timestamptz: { oid: 1184, width: 8 },
  uuid: { oid: 2950, width: 16 },
} as const
export type ElementType = keyof typeof types

/** Values of one type in PostgreSQL's own format, written one after the other. */
export interface Elements {
  readonly type: ElementType
  readonly bytes: Buffer
  count: number
  end: number
  hasNull: boolean
}

/** Room for so many values. */
export function createElements(type: ElementType, capacity: number): Elements {
  return { type, bytes: Buffer.allocUnsafe(capacity * (4 + types[type].width)), count: 0, end: 0, hasNull: false }
}

/** Makes room for the next value and answers where in `bytes` it is to be written. */
export function nextElement(elements: Elements): number {
  const { width } = types[elements.type]
  const at = elements.bytes.writeInt32BE(width, elements.end)
  elements.end = at + width
  elements.count++
  return at
}

export function addNull(elements: Elements): void {
  elements.end = elements.bytes.writeInt32BE(-1, elements.end)
  elements.count++
  elements.hasNull = true
}

/** PostgreSQL counts time from here, in milliseconds since the epoch. */
const epoch = Date.UTC(2000, 0, 1)

/** `instant` in milliseconds since the epoch. */
export function addInstant(elements: Elements, instant: number): void {
  const microseconds = (instant - epoch) * 1000
  const high = Math.floor(microseconds / 2 ** 32)
  const at = nextElement(elements)
  elements.bytes.writeInt32BE(high, at)
  elements.bytes.writeUInt32BE(microseconds - high * 2 ** 32, at + 4)
}

/** `dayNumber` in days since 1970-01-01. */
export function addDay(elements: Elements, dayNumber: number): void {
  elements.bytes.writeInt32BE(dayNumber - epoch / 86_400_000, nextElement(elements))
}

/**
 * The values of all parts as one parameter, to be cast to an array of their type. Thousands of rows as texts cost both
 * sides more than the rows themselves.
 */
export function arrayParameter(type: ElementType, parts: readonly Elements[]): Buffer {
  const header = Buffer.allocUnsafe(20)
  header.writeInt32BE(1, 0)
  header.writeInt32BE(parts.some((part) => part.hasNull) ? 1 : 0, 4)
  header.writeInt32BE(types[type].oid, 8)
  header.writeInt32BE(
    parts.reduce((sum, part) => sum + part.count, 0),
    12,
  )
  header.writeInt32BE(1, 16)
  return Buffer.concat([header, ...parts.map((part) => part.bytes.subarray(0, part.end))])
}
