import type { Scorecard } from './scorecard.ts'

/** Where a customer stands, as far as scorecards ask. */
export interface Placed {
  phase: string
  touchModel: string | null
  segments: ReadonlySet<string>
}

/** What of a scorecard's scope a customer meets; `segment` is null where the scorecard asks for none. */
export interface Fit {
  phase: boolean
  touchModel: boolean
  segment: boolean | null
}

export function fitOf(
  { phases, touchModels, segments }: Pick<Scorecard, 'phases' | 'touchModels' | 'segments'>,
  placed: Placed,
): Fit {
  return {
    phase: phases.some((each) => each === placed.phase),
    touchModel: touchModels.some((each) => each === (placed.touchModel ?? 'none')),
    segment: segments.length === 0 ? null : segments.some((each) => placed.segments.has(each)),
  }
}

export const isFit = ({ phase, touchModel, segment }: Fit) => phase && touchModel && segment !== false
