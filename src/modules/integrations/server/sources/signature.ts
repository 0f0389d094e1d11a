import { createHmac, timingSafeEqual } from 'node:crypto'
import type { TicketDelivery } from '../../contract.ts'

/** How far the time that was signed may lie from ours, both ways. */
const windowMs = 5 * 60_000

export interface SignedDelivery {
  bytes: Buffer
  signature: string | undefined
  timestamp: string | undefined
}

/** As Zendesk signs: base64 of HMAC-SHA256 over the timestamp and the body, one right after the other. */
export function sign(secret: string, timestamp: string, bytes: Buffer): string {
  return createHmac('sha256', secret).update(timestamp).update(bytes).digest('base64')
}

/** Why a delivery is not to be believed; undefined where one of the secrets signed it just now. */
export function doubtOf(
  { bytes, signature, timestamp }: SignedDelivery,
  secrets: readonly string[],
  now: number,
): Exclude<TicketDelivery['reason'], null> | undefined {
  if (!signature) return 'not_signed'
  const signedAt = timestamp === undefined ? Number.NaN : instantOfTimestamp(timestamp)
  if (timestamp === undefined || Number.isNaN(signedAt)) return 'no_timestamp'
  // First the signature: how old it is, nobody learns who can't sign.
  if (!secrets.some((secret) => isSame(signature, sign(secret, timestamp, bytes)))) return 'wrong_signature'
  if (signedAt < now - windowMs) return 'too_old'
  return signedAt > now + windowMs ? 'too_early' : undefined
}

/** ISO text, or seconds since 1970. */
const instantOfTimestamp = (text: string) => (/^\d{1,12}$/.test(text) ? Number(text) * 1000 : Date.parse(text))

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)]
  return left.length === right.length && timingSafeEqual(left, right)
}
