import { fingerprint } from './fingerprint.ts'

const kept = 200_000

/**
 * Eight bytes that stand for an ID or a name wherever rows are counted; the text itself is kept once. Two of a million
 * texts share them once in 37 million workspaces.
 */
export function createKeyMaker(): (text: string) => Buffer {
  const keys = new Map<string, Buffer>()
  return (text) => {
    const known = keys.get(text)
    if (known !== undefined) return known
    if (keys.size >= kept) keys.clear()
    const [high, low] = fingerprint(text)
    const key = Buffer.allocUnsafeSlow(8)
    key.writeUInt32BE(high, 0)
    key.writeUInt32BE(low, 4)
    keys.set(text, key)
    return key
  }
}

/** A key as PostgreSQL writes it. */
export const keyText = (key: Buffer): string => key.readBigInt64BE().toString()

/**
 * Sixteen bytes, the same for every repetition of a message of one source: six of the time that the sender gave, in
 * milliseconds since the epoch, ten of a hash.
 */
export function messageKey(sourceId: string, messageId: string, claimedAt: number): Buffer {
  const [first, second, third] = fingerprint(`${sourceId}${messageId}`)
  const key = Buffer.allocUnsafe(16)
  key.writeUIntBE(claimedAt, 0, 6)
  key.writeUInt16BE(third & 0xffff, 6)
  key.writeUInt32BE(first, 8)
  key.writeUInt32BE(second, 12)
  return key
}
