import { type FinishedWork, valueAt } from '../forecast/durations.ts'

/** Fewer cases than this are told as nothing. */
export const fewestCases = 5
/** Trouble that met this share of the alike is worth a warning. */
const warnedShare = 0.25

export interface TypicalDuration {
  taskKey: string
  /** Business days of its side, middle of the cases. */
  medianDays: number
  cases: number
}

/** How long tasks of the same key took, for those of which there are cases enough. */
export function typicalDurations(work: readonly FinishedWork[]): TypicalDuration[] {
  return [...Map.groupBy(work, ({ taskKey }) => taskKey)].flatMap(([taskKey, cases]) => {
    if (cases.length < fewestCases) return []
    return [
      {
        taskKey,
        medianDays: Math.max(1, Math.round(medianOf(cases.map((each) => each.actualDays)))),
        cases: cases.length,
      },
    ]
  })
}

export interface TroubleCase {
  projectId: string
  kind: string
  /** Calendar days that it stood; null where it has none. */
  days: number | null
}

export interface KnownTrouble {
  kind: string
  /** Projects that it met, of so many. */
  projects: number
  of: number
  medianDays: number | null
}

/** What went wrong so often among `of` alike projects that the next one had better be ready for it, the most frequent first. */
export function knownTroubles(cases: readonly TroubleCase[], of: number): KnownTrouble[] {
  if (of < fewestCases) return []
  return [...Map.groupBy(cases, ({ kind }) => kind)]
    .map(([kind, each]) => {
      const days = each.flatMap((one) => (one.days === null ? [] : [one.days]))
      return {
        kind,
        projects: new Set(each.map(({ projectId }) => projectId)).size,
        of,
        medianDays: days.length === 0 ? null : Math.round(medianOf(days)),
      }
    })
    .filter(({ projects }) => projects >= 2 && projects / of >= warnedShare)
    .toSorted((a, b) => b.projects - a.projects)
}

export function medianOf(values: readonly number[]): number {
  return valueAt(
    values.toSorted((a, b) => a - b),
    0.5,
  )
}
