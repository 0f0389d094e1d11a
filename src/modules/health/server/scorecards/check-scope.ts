import { readSegmentScopes } from '#modules/segments/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { invalid } from '#platform/kernel/errors.ts'
import type { Scorecard } from '../../domain/scorecard/scorecard.ts'
import { canBeMeasured } from './read-scorecards.ts'

/**
 * A scorecard's segments have to exist, and must not depend on the score itself: who is judged would never come to rest.
 * Throws invalid `health.no_such_segment` and `health.segment_asks_health`.
 */
export async function requireScope(context: Context, { segments }: Scorecard): Promise<void> {
  if (segments.length === 0) return
  const scopes = new Map((await readSegmentScopes(context)).map((scope) => [scope.id, scope]))
  const at = (index: number, code: string) => [{ path: `definition.segments.${index}`, code }]
  for (const [index, id] of segments.entries()) {
    const scope = scopes.get(id)
    if (!scope) throw invalid('health.no_such_segment', {}, at(index, 'health.no_such_segment'))
    if (![...scope.asks].every(canBeMeasured))
      throw invalid('health.segment_asks_health', {}, at(index, 'health.segment_asks_health'))
  }
}
