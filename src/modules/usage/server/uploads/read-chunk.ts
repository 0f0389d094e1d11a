import { promisify } from 'node:util'
import { constants, zstdCompress, zstdDecompress } from 'node:zlib'
import { correctTime } from '../../domain/intake/event-time.ts'
import type { IncomingEvent } from '../../domain/intake/incoming-event.ts'
import { createKeyMaker, keyText } from '../../domain/intake/keys.ts'
import { readCall } from '../../domain/intake/read-request.ts'
import { createRowReader, type UploadRow } from '../../domain/uploads/read-upload-row.ts'
import type { UploadFlaw, UploadPlan } from '../../domain/uploads/upload-plan.ts'
import { rejectionOf, writeKeyOf } from '../intake/pack-call.ts'
import { rowsSchema } from './files/open-event-file.ts'

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)
const fast = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

export const packBody = (bytes: Uint8Array): Promise<Buffer> => compress(bytes, fast)
export const openBody = (body: Buffer): Promise<Buffer> => decompress(body)

/** The rows of a chunk with their lines in the file. */
export const openRows = async (body: Buffer): Promise<[number, UploadRow][]> =>
  rowsSchema.parse(JSON.parse((await openBody(body)).toString('utf8')))

/** A row that is an event, with the key by which a repetition of it is found. */
export interface ReadEvent {
  raw: unknown
  event: IncomingEvent
  key: string
  groupKey: string | undefined
  userKey: string | undefined
}

export type ReadRow = ReadEvent | { flaw: UploadFlaw }

interface HowToRead {
  plan: UploadPlan
  sourceId: string
  now: number
  /** Events that claim an earlier time are not taken in, in milliseconds since the epoch. */
  oldest: number
}

const keyOf = createKeyMaker()
const named = (text: string | undefined) => (text === undefined ? undefined : keyText(keyOf(text)))

/** Reads rows as intake reads what programs send: the same limits, the same keys. */
export function createChunkReader({
  plan,
  sourceId,
  now,
  oldest,
}: HowToRead): (rows: readonly UploadRow[]) => ReadRow[] {
  const read = createRowReader(plan)
  const key = Buffer.alloc(16)
  return (rows) =>
    rows.map((row): ReadRow => {
      const told = read(row)
      if ('flaw' in told) return told
      const [reading = { rejected: 'not_an_object' as const }] = readCall('batch', [told.raw])?.readings ?? []
      const rejected = rejectionOf(reading, told.raw, { mayBeLarge: true, oldest })
      if (rejected !== undefined) return { flaw: rejected }
      if (!('event' in reading) || reading.event.claimedAt === undefined) return { flaw: 'no_time' }
      const { event } = reading
      if (correctTime(event.claimedAt, undefined, now).isAhead) return { flaw: 'in_future' }
      writeKeyOf(key, 0, sourceId, event, reading.event.claimedAt)
      return {
        raw: told.raw,
        event,
        key: key.toString('hex'),
        groupKey: named(event.groupId),
        userKey: named(event.userId ?? event.anonymousId),
      }
    })
}
