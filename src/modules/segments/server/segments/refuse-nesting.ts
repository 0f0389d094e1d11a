import { invalid } from '#platform/kernel/errors.ts'
import type { SegmentRecord } from '../../contract.ts'
import { type Group, testsOf } from '../../domain/condition.ts'

export const memberOf = 'segments.member_of'

/**
 * A segment may ask for membership in others, but not in those that ask for others again: then everybody's place depends on
 * the order in which segments are told, and a circle never comes to rest. Throws invalid `segments.nested_too_deep`.
 */
export function refuseNesting(condition: Group, segments: readonly SegmentRecord[], ownId?: string): void {
  const asked = (group: Group) =>
    testsOf(group).flatMap(({ test }) =>
      test.attribute === memberOf && Array.isArray(test.value) ? test.value.map(String) : [],
    )
  const asksOthers = new Set(
    segments.filter(({ kind, condition: own }) => kind === 'live' && asked(own).length > 0).map(({ id }) => id),
  )
  const others = asked(condition)
  const isAskedByOthers = segments.some(({ id, condition: own }) => id !== ownId && asked(own).includes(ownId ?? ''))
  if (others.some((id) => id === ownId || asksOthers.has(id)) || (others.length > 0 && isAskedByOthers))
    throw invalid('segments.nested_too_deep')
}
