import type { OnboardingElement, Side } from '../task.ts'
import type { Holder } from '../waiting/ledger.ts'

/** Work that was done: how long it was planned and how long it took, in business days of its side. */
export interface FinishedWork {
  programKey: string
  taskKey: string
  element: OnboardingElement
  side: Side
  plannedDays: number
  actualDays: number
}

/** What the past says about how long things take. Ratios are sorted tables of `tableSize` equally likely values. */
export interface Durations {
  ratiosOf: (work: Pick<FinishedWork, 'programKey' | 'taskKey' | 'element' | 'side'>) => readonly number[]
  /** Calendar days that a blocker stands, by whom it waits for. */
  blockerDaysOf: (holder: Holder) => readonly number[]
  /** Past projects that it was learned from. */
  projects: number
}

export const tableSize = 32
/** Past projects from which on a forecast rests on own history rather than on the program's ranges. */
export const enoughProjects = 10
/** What is known of the wider group weighs as much as so many observations of the narrower one. */
const priorWeight = 8

/**
 * Days added to both sides of a ratio, so that one day late on a day's work is not taken for a doubling of a month's.
 * actual = ratio × (planned + shift) − shift.
 */
const shift = 2

export function ratioOf({ plannedDays, actualDays }: Pick<FinishedWork, 'plannedDays' | 'actualDays'>): number {
  return (actualDays + shift) / (plannedDays + shift)
}

export function daysAt(ratio: number, plannedDays: number): number {
  return Math.max(1, Math.round(ratio * (plannedDays + shift) - shift))
}

/** Equally likely values of a log-logistic distribution: a tenth lies below median × e^(−2.2 spread). */
function logLogistic(median: number, spread: number): number[] {
  return Array.from({ length: tableSize }, (_, index) => {
    const share = (index + 0.5) / tableSize
    return median * (share / (1 - share)) ** spread
  })
}

/**
 * The ranges that stand in until there is history: the program's length as the most likely, a tenth of our work above 1.5
 * times and a tenth of the customer's above 1.9 times of it. Assumptions, not measurements.
 */
const programRanges: Readonly<Record<Side, readonly number[]>> = {
  vendor: logLogistic(1, 0.18),
  joint: logLogistic(1, 0.22),
  customer: logLogistic(1, 0.29),
}

const blockerRanges: Readonly<Record<Holder, readonly number[]>> = {
  vendor: logLogistic(5, 0.4),
  customer: logLogistic(8, 0.45),
  third_party: logLogistic(10, 0.5),
}

/** `values` with the wider table as so many more observations, as a table of equally likely values again. */
export function shrink(values: readonly number[], wider: readonly number[]): readonly number[] {
  if (values.length === 0) return wider
  const weighted = [
    ...values.map((value) => ({ value, weight: 1 })),
    ...wider.map((value) => ({ value, weight: priorWeight / wider.length })),
  ].toSorted((a, b) => a.value - b.value)
  const total = values.length + priorWeight
  const table: number[] = []
  let reached = 0
  for (const { value, weight } of weighted) {
    reached += weight
    while (table.length < tableSize && (table.length + 0.5) / tableSize <= reached / total) table.push(value)
  }
  while (table.length < tableSize) table.push(weighted.at(-1)?.value ?? 1)
  return table
}

/**
 * Learns from what was finished: work with the same key of the same program, shrunk to work of the same element and side,
 * shrunk to the program's ranges.
 */
export function learnDurations(
  work: readonly FinishedWork[],
  blockers: readonly { holder: Holder; days: number }[],
  projects: number,
): Durations {
  const keyOf = ({ programKey, taskKey }: Pick<FinishedWork, 'programKey' | 'taskKey'>) => `${programKey} ${taskKey}`
  const groupOf = ({ element, side }: Pick<FinishedWork, 'element' | 'side'>) => `${element} ${side}`
  const byKey = Map.groupBy(work, keyOf)
  const byGroup = Map.groupBy(work, groupOf)
  const known = new Map<string, readonly number[]>()
  const remember = (key: string, make: () => readonly number[]) => {
    const table = known.get(key) ?? make()
    known.set(key, table)
    return table
  }
  const ofGroup = (of: Pick<FinishedWork, 'element' | 'side'>) =>
    remember(groupOf(of), () => shrink((byGroup.get(groupOf(of)) ?? []).map(ratioOf), programRanges[of.side]))
  const byHolder = Map.groupBy(blockers, ({ holder }) => holder)
  return {
    ratiosOf: (of) =>
      remember(`${keyOf(of)} ${groupOf(of)}`, () => shrink((byKey.get(keyOf(of)) ?? []).map(ratioOf), ofGroup(of))),
    blockerDaysOf: (holder) =>
      remember(`blocker ${holder}`, () =>
        shrink(
          (byHolder.get(holder) ?? []).map(({ days }) => days),
          blockerRanges[holder],
        ),
      ),
    projects,
  }
}

/**
 * How this customer's own finished work compares with what is usual of it, 1 as usual; a few tasks count for little
 * (the mean of the logarithms, shrunk).
 */
export function paceOf(work: readonly FinishedWork[], durations: Durations): number {
  const logs = work.map((each) => {
    const usual = durations.ratiosOf(each)
    const middle = usual.toSorted((a, b) => a - b)[Math.floor(usual.length / 2)] ?? 1
    return Math.log(ratioOf(each) / middle)
  })
  const sum = logs.reduce((total, each) => total + each, 0)
  return Math.min(2.5, Math.max(0.6, Math.exp(sum / (logs.length + priorWeight / 2))))
}

/** The value of a sorted table at `share` of its length, between its entries by linear interpolation. */
export function valueAt(sorted: ArrayLike<number>, share: number): number {
  const position = Math.min(Math.max(share * sorted.length - 0.5, 0), sorted.length - 1)
  const lower = sorted[Math.floor(position)] ?? 0
  const upper = sorted[Math.ceil(position)] ?? lower
  return lower + (upper - lower) * (position - Math.floor(position))
}
