export const leftoverKinds = ['task', 'phase_2', 'blocker', 'condition', 'incident'] as const
/**
 * Open work, what was put off to phase 2, what stands in the way or is watched, conditions of the graduation, faults of
 * which the customer has not been told the end.
 */
export type LeftoverKind = (typeof leftoverKinds)[number]

export interface Leftover {
  kind: LeftoverKind
  id: string
}

/** What becomes of it: carried over to those who look after the customer from now on, or closed for a reason. */
export interface Disposition extends Leftover {
  action: 'carried' | 'closed'
  note: string
}

export const handoffGaps = [
  'no_csm',
  'no_review',
  'no_cadence',
  'no_next_goals',
  'not_introduced',
  'leftovers_open',
] as const
export type HandoffGap = (typeof handoffGaps)[number]

export interface HandoffFacts {
  csmId: string | null
  review: string
  cadence: string
  nextGoals: readonly string[]
  introducedOn: string | null
}

/** Things that are still open and of which nobody has said what becomes of them. Closing needs a reason. */
export function undecided<Thing extends Leftover>(
  leftovers: readonly Thing[],
  dispositions: readonly Disposition[],
): Thing[] {
  return leftovers.filter(
    ({ kind, id }) =>
      !dispositions.some(
        (each) => each.kind === kind && each.id === id && (each.action === 'carried' || each.note.trim() !== ''),
      ),
  )
}

/** What is missing before either side can accept. */
export function handoffGapsOf(facts: HandoffFacts, undecidedCount: number): HandoffGap[] {
  const isMissing: Record<HandoffGap, boolean> = {
    no_csm: facts.csmId === null,
    no_review: facts.review.trim() === '',
    no_cadence: facts.cadence.trim() === '',
    no_next_goals: facts.nextGoals.length === 0,
    not_introduced: facts.introducedOn === null,
    leftovers_open: undecidedCount > 0,
  }
  return handoffGaps.filter((gap) => isMissing[gap])
}
