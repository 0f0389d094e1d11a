import { addDays } from '#platform/kernel/dates.ts'
import type { TimelineItem } from '../../contract.ts'
import { earlierOf, laterOf } from '../../domain/network/days.ts'
import { isClosed } from '../standing.ts'

export interface ProjectSpans {
  /** From the contract to the kickoff. */
  before: { from: string; to: string } | null
  /** From the kickoff to the agreed value date, or to where it ended. */
  main: { from: string; to: string }
  /** What the forecast, or else the plan as it stands, takes beyond the agreed date. */
  later: { from: string; to: string } | null
  band: { from: string; to: string } | null
}

/** Where a project's bars stand, in whole days with both ends counted. */
export function spansOf(project: TimelineItem): ProjectSpans {
  const { contractStartOn, valueOn, valueConfirmedOn, endedOn, forecast, forecastValueOn } = project
  const begun = project.kickoffDoneOn ?? project.kickoffOn ?? contractStartOn
  const reached = valueConfirmedOn ?? (isClosed(project) ? endedOn : null)
  const end = reached ?? valueOn
  const expected = forecast?.valueOn ?? forecastValueOn
  const from = begun < end ? begun : earlierOf(contractStartOn, end)
  const isLater = reached === null && expected > valueOn
  return {
    before: contractStartOn < from ? { from: contractStartOn, to: addDays(from, -1) } : null,
    main: { from, to: end },
    later: isLater ? { from: addDays(valueOn, 1), to: expected } : null,
    band: reached === null && forecast !== null ? { from: forecast.fromOn, to: forecast.toOn } : null,
  }
}

/** Every day that the chart has to hold, never more than three years around today. */
export function daysOf(projects: readonly TimelineItem[], today: string): string[] {
  const [first, last] = [addDays(today, -548), addDays(today, 548)]
  const days = projects.flatMap((project) => {
    const { before, main, later, band } = spansOf(project)
    return [before?.from ?? main.from, main.to, later?.to ?? main.to, band?.to ?? main.to]
  })
  return [today, ...days.map((day) => earlierOf(laterOf(day, first), last))]
}
