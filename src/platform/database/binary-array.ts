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

/** Writes one element at `offset` of `target`, or answers false where it is null. */
export type WriteElement<Item> = (item: Item, target: Buffer, offset: number) => boolean

const headerBytes = 20

/**
 * Many values as one parameter in PostgreSQL's own format, to be cast to an array of `type`. Thousands of rows as texts
 * cost both sides more than the rows themselves.
 */
export function binaryArray<Item>(type: ElementType, items: readonly Item[], write: WriteElement<Item>): Buffer {
  const { oid, width } = types[type]
  const buffer = Buffer.allocUnsafe(headerBytes + items.length * (4 + width))
  let end = headerBytes
  let hasNull = 0
  for (const item of items) {
    const isThere = write(item, buffer, end + 4)
    buffer.writeInt32BE(isThere ? width : -1, end)
    end += isThere ? 4 + width : 4
    if (!isThere) hasNull = 1
  }
  buffer.writeInt32BE(1, 0)
  buffer.writeInt32BE(hasNull, 4)
  buffer.writeInt32BE(oid, 8)
  buffer.writeInt32BE(items.length, 12)
  buffer.writeInt32BE(1, 16)
  return buffer.subarray(0, end)
}

/** PostgreSQL counts time from here, in milliseconds since the epoch. */
const epoch = Date.UTC(2000, 0, 1)

/** `instant` in milliseconds since the epoch. */
export function writeInstant(instant: number, target: Buffer, offset: number): true {
  const microseconds = (instant - epoch) * 1000
  const high = Math.floor(microseconds / 2 ** 32)
  target.writeInt32BE(high, offset)
  target.writeUInt32BE(microseconds - high * 2 ** 32, offset + 4)
  return true
}

/** `dayNumber` in days since 1970-01-01. */
export function writeDay(dayNumber: number, target: Buffer, offset: number): true {
  target.writeInt32BE(dayNumber - epoch / 86_400_000, offset)
  return true
}
