/** A goal in the words of somebody who is no project manager. */
export interface Statement {
  outcome: string
  metric: string
  baseline: string
  target: string
  dueOn: string | null
}

/** Longest unit that a goal holds, in characters. */
const longestUnit = 30

/**
 * The one figure of a text with what stands behind it: 「約10日」 is 10 日. Undefined where there is none, or where several
 * leave open which is meant.
 */
export function figureIn(text: string): { value: number; unit: string } | undefined {
  const plain = text.normalize('NFKC')
  const [found, second] = plain.matchAll(/-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?/g)
  if (!found || second) return undefined
  const value = Number(found[0].replaceAll(',', ''))
  const unit =
    plain
      .slice(found.index + found[0].length)
      .match(/^\s*[%\p{L}]+/u)?.[0]
      .trim() ?? ''
  return { value, unit: unit.slice(0, longestUnit) }
}

/** The draft of a goal from what was stated; what cannot be read as a number stays open for whoever agrees the goal. */
export function draftFrom({ outcome, metric, baseline, target, dueOn }: Statement) {
  const now = figureIn(baseline)
  const goal = figureIn(target)
  return {
    useCase: outcome,
    metric: metric.slice(0, 200),
    unit: goal?.unit || now?.unit || '',
    baseline: now?.value ?? null,
    target: goal?.value ?? null,
    direction: now && goal && goal.value < now.value ? ('down' as const) : ('up' as const),
    deadline: dueOn,
  }
}
