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
 * Writes sixteen bytes that are the same for every repetition of a message: six of the time that the sender gave, in
 * milliseconds since the epoch, ten of a hash. `message` names the source too.
 */
export function writeMessageKey(target: Buffer, at: number, message: string, claimedAt: number): void {
  const [first, second, third] = fingerprint(message)
  target.writeUIntBE(claimedAt, at, 6)
  target.writeUInt16BE(third & 0xffff, at + 6)
  target.writeUInt32BE(first, at + 8)
  target.writeUInt32BE(second, at + 12)
}
