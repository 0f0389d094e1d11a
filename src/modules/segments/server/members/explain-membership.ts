import { requireAccount } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { KnownValue } from '../../contract.ts'
import { compileCondition, type Sources } from '../conditions/compile-condition.ts'
import { judgeOne } from '../conditions/preview-queries.ts'
import { requireSegment } from '../segments/require-segment.ts'
import { findMembership } from './member-queries.ts'

/** A value of an attribute as it is sent. */
export function knownOf(value: unknown): KnownValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return Array.isArray(value) ? value.map(String) : null
}

/**
 * Each question of the segment's condition with what is known of the customer now. Throws not found
 * `segments.no_such_segment` and `accounts.no_such_account`, invalid `segments.condition_unfit`.
 */
export async function explainMembership(
  context: Context,
  sources: Sources,
  { segmentId, accountId }: { segmentId: string; accountId: string },
) {
  await requireAccount(context, accountId)
  const { condition } = await requireSegment(context, segmentId)
  const compiled = await compileCondition(context, sources, condition)
  const judged = await judgeOne(context.transaction, compiled, accountId)
  const membership = await findMembership(context.transaction, segmentId, accountId)
  return {
    isMember: membership !== undefined,
    isSelected: judged?.is_selected ?? false,
    enteredAt: membership?.entered_at ?? null,
    tests: compiled.tests.map(({ path, test }, index) => {
      const [meets, known] = judged?.tests[index] ?? [null, null]
      const value = knownOf(known)
      return { path, ...test, known: value, verdict: verdictOf(meets, value) }
    }),
  }
}

function verdictOf(meets: boolean | null, known: KnownValue) {
  if (meets === true) return 'met' as const
  return known === null && meets === null ? ('unknown' as const) : ('unmet' as const)
}
