export const rollUpMethods = ['worst', 'mean', 'arr_weighted'] as const
export type RollUpMethod = (typeof rollUpMethods)[number]

/** A customer below a parent. */
export interface Member {
  score: number | null
  /** Yearly revenue in minor units; null where it is not known. */
  arr: number | null
  currency: string
}

export interface RolledUp {
  /** Whole points; null where nobody has a score. */
  score: number | null
  /** Another than wanted where revenue cannot be compared: none is known, or it is in several currencies. */
  method: RollUpMethod
}

/**
 * The score of a group: the lowest of its members', their mean, or the mean weighted by yearly revenue. Members without a score
 * do not count, those without revenue not in the weighted mean; halves are rounded up. `server/roll-ups` says the same in SQL.
 */
export function rollUp(wanted: RollUpMethod, members: readonly Member[]): RolledUp {
  const scored = members.flatMap(({ score, arr, currency }) => (score === null ? [] : [{ score, arr, currency }]))
  const paying = scored.flatMap(({ score, arr, currency }) =>
    arr !== null && arr > 0 ? [{ score, arr, currency }] : [],
  )
  const isComparable = paying.length > 0 && new Set(paying.map(({ currency }) => currency)).size === 1
  const method = wanted === 'arr_weighted' && !isComparable ? 'mean' : wanted
  if (scored.length === 0) return { score: null, method }
  if (method === 'worst') return { score: Math.min(...scored.map(({ score }) => score)), method }
  const weighed =
    method === 'mean'
      ? scored.map(({ score }) => ({ score, weight: 1n }))
      : paying.map(({ score, arr }) => ({ score, weight: BigInt(arr) }))
  const sum = weighed.reduce((total, { score, weight }) => total + BigInt(score) * weight, 0n)
  const of = weighed.reduce((total, { weight }) => total + weight, 0n)
  return { score: Number((2n * sum + of) / (2n * of)), method }
}

/** What share of the group's score a member makes out, in percent; null where it does not count. */
export function shareIn(
  method: RollUpMethod,
  members: readonly Omit<Member, 'currency'>[],
  index: number,
): number | null {
  const weightOf = ({ score, arr }: Omit<Member, 'currency'>) =>
    score === null ? 0 : method === 'arr_weighted' ? Math.max(0, arr ?? 0) : 1
  const member = members[index]
  if (member === undefined || member.score === null) return null
  if (method === 'worst') {
    const lowest = Math.min(...members.flatMap(({ score }) => (score === null ? [] : [score])))
    return member.score === lowest ? 100 : 0
  }
  const all = members.reduce((sum, each) => sum + weightOf(each), 0)
  return all === 0 ? null : (100 * weightOf(member)) / all
}
