import type { StatusLevel } from '#platform/web/status/index.ts'
import type { SourceStanding } from '../../contract.ts'

type State = 'receiving' | 'silent' | 'waiting' | 'ended'

const dayMs = 86_400_000
/** A weekend with a holiday beside it brings nothing from many a product. */
const quietDays = 3

/** Whether a source sends: in the last day, not for longer, never yet, or no more. */
export function standingOf(
  { lastReceivedAt, revokedAt }: Pick<SourceStanding, 'lastReceivedAt' | 'revokedAt'>,
  now: number,
): { state: State; level: StatusLevel } {
  if (revokedAt !== null) return { state: 'ended', level: 'unknown' }
  if (lastReceivedAt === null) return { state: 'waiting', level: 'unknown' }
  const silentFor = now - Date.parse(lastReceivedAt)
  if (silentFor < dayMs) return { state: 'receiving', level: 'good' }
  return { state: 'silent', level: silentFor < quietDays * dayMs ? 'watch' : 'risk' }
}

/** The part of what came that was not taken in, as a ratio; undefined where nothing came. */
export function rejectedShareOf({ last28Days, rejected28Days }: SourceStanding): number | undefined {
  const all = last28Days + rejected28Days
  return all === 0 ? undefined : rejected28Days / all
}
