import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { invalid } from '#platform/kernel/errors.ts'

const inflate = promisify(inflateRaw)

/** A zip may unpack to 200 MB and 100 times its size; the ratio counts only above 10 MB, where it could hurt. */
export const zipLimits = {
  entries: 10_000,
  unpackedBytes: 200 * 1024 * 1024,
  ratio: 100,
  ratioFreeBytes: 10 * 1024 * 1024,
}

interface ZipEntry {
  method: number
  packed: number
  unpacked: number
  offset: number
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50

/**
 * Opens a zip without unpacking anything. Parts are unpacked one by one on demand, and what they declare is not
 * believed: the unpacked bytes themselves are counted against the limits.
 * @throws files.damaged, files.encrypted, files.unpacks_too_large
 */
export function openZip(bytes: Uint8Array, limits = zipLimits) {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readDirectory(view, limits)
  let budget = limits.unpackedBytes

  return {
    has: (name: string) => entries.has(name),
    /** The part as text; undefined when there is none of that name. */
    async readText(name: string): Promise<string | undefined> {
      const entry = entries.get(name)
      if (!entry) return undefined
      const packed = packedBytes(view, entry)
      const most = Math.min(budget, Math.max(limits.ratioFreeBytes, packed.length * limits.ratio))
      const unpacked = await unpack(packed, entry.method, most)
      budget -= unpacked.length
      return new TextDecoder().decode(unpacked)
    },
  }
}

function readDirectory(view: Buffer, limits: typeof zipLimits): Map<string, ZipEntry> {
  const end = findEnd(view)
  const count = view.readUInt16LE(end + 10)
  if (count > limits.entries) throw invalid('files.unpacks_too_large')
  const entries = new Map<string, ZipEntry>()
  let at = view.readUInt32LE(end + 16)
  let unpacked = 0
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.readUInt32LE(at) !== entrySignature) throw invalid('files.damaged')
    if (view.readUInt16LE(at + 8) & 1) throw invalid('files.encrypted')
    const nameLength = view.readUInt16LE(at + 28)
    const entry = {
      method: view.readUInt16LE(at + 10),
      packed: view.readUInt32LE(at + 20),
      unpacked: view.readUInt32LE(at + 24),
      offset: view.readUInt32LE(at + 42),
    }
    unpacked += entry.unpacked
    entries.set(view.toString('utf8', at + 46, at + 46 + nameLength), entry)
    at += 46 + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32)
  }
  const isDense = unpacked > limits.ratioFreeBytes && unpacked > view.length * limits.ratio
  if (unpacked > limits.unpackedBytes || isDense) throw invalid('files.unpacks_too_large')
  return entries
}

/** The directory's end stands before a comment of at most 64 KB. */
function findEnd(view: Buffer): number {
  const first = Math.max(0, view.length - 22 - 0xffff)
  for (let at = view.length - 22; at >= first; at--) if (view.readUInt32LE(at) === endSignature) return at
  throw invalid('files.damaged')
}

function packedBytes(view: Buffer, { offset, packed }: ZipEntry): Buffer {
  if (offset + 30 > view.length || view.readUInt32LE(offset) !== localSignature) throw invalid('files.damaged')
  const start = offset + 30 + view.readUInt16LE(offset + 26) + view.readUInt16LE(offset + 28)
  if (start + packed > view.length) throw invalid('files.damaged')
  return view.subarray(start, start + packed)
}

async function unpack(packed: Buffer, method: number, most: number): Promise<Buffer> {
  if (method === 0 && packed.length <= most) return packed
  if (method !== 8) throw invalid('files.damaged')
  try {
    return await inflate(packed, { maxOutputLength: most })
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    throw invalid(isTooLarge ? 'files.unpacks_too_large' : 'files.damaged')
  }
}
