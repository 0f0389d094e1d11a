import { zstdDecompressSync } from 'node:zlib'
import { type EventKind, isRecord, type Reading } from '../../domain/intake/incoming-event.ts'
import type { KeptBody } from '../../domain/intake/packed-call.ts'
import { isPosthogEvent, readPosthogEvent } from '../../domain/intake/read-posthog-event.ts'
import { readSegmentEvent } from '../../domain/intake/read-segment-event.ts'

/** The events of a kept call as they came, in its order. */
export function openBody({ encoding, body }: KeptBody): readonly unknown[] {
  const parsed: unknown = JSON.parse((encoding === 'zstd' ? zstdDecompressSync(body) : body).toString('utf8'))
  if (Array.isArray(parsed)) return parsed
  return isRecord(parsed) && Array.isArray(parsed.batch) ? parsed.batch : [parsed]
}

/** Reads a kept event again; its kind is known, whichever address it came to. */
export const readAgain = (raw: unknown, kind: EventKind): Reading =>
  isPosthogEvent(raw) ? readPosthogEvent(raw) : readSegmentEvent(raw, kind)
