import { isFromFinish, isToStart } from '../network/link.ts'
import { daysAt, valueAt } from './durations.ts'
import { after, type ForecastInput, type Hold, remainingRatio, type Step, type WayToValue } from './network.ts'
import { dayOf } from './open-days.ts'
import { randomFrom } from './random.ts'

/** What is taken away from the facts to see how many days it costs. */
export interface Scenario {
  /** Place of a hold that is solved today. */
  withoutHold?: number
  /** Whether a task takes as long as planned, or ends today where it should have ended. */
  isAsPlanned?: (step: Step) => boolean
  isUsualPace?: boolean
}

/** Projects run fast or slow as a whole: without a factor that all tasks share their sum would look far too certain. */
const sharedSpread = 0.1

export interface Draws {
  shared: Float64Array
  tasks: readonly Float64Array[]
  holds: readonly Float64Array[]
}

/**
 * Draws for every way: of a task by its key, so that work that is taken away changes nothing for the others and two
 * scenarios differ by what was taken away alone (common random numbers).
 */
export function drawsFor({ seed, holds }: ForecastInput, way: WayToValue, trials: number): Draws {
  return {
    shared: drawn(`${seed} project`, trials),
    tasks: way.steps.map(({ task }) => drawn(`${seed} ${task.key}`, trials)),
    holds: holds.map(({ id }) => drawn(`${seed} ${id}`, trials)),
  }
}

function drawn(seed: string, trials: number): Float64Array {
  const random = randomFrom(seed)
  return Float64Array.from({ length: trials }, random)
}

/** Days from today to the value in each of the first `trials` ways, ascending. */
export function simulate(
  input: ForecastInput,
  { way, draws, trials }: { way: WayToValue; draws: Draws; trials: number },
  scenario: Scenario = {},
): Float64Array {
  const { steps } = way
  const ends = new Float64Array(trials)
  const starts = new Float64Array(steps.length)
  const dues = new Float64Array(steps.length)
  const holds = input.holds.map((hold, place) => ({
    ...holdBasis(input, hold),
    isGone: scenario.withoutHold === place,
  }))
  const asPlanned = steps.map((step) => scenario.isAsPlanned?.(step) === true)
  for (let trial = 0; trial < trials; trial++) {
    const u = draws.shared[trial] ?? 0.5
    const shared = (u / (1 - u)) ** sharedSpread
    for (let place = 0; place < steps.length; place++) {
      const step = steps[place]
      if (step === undefined) continue
      let earliest = step.isRunning ? step.plannedStart : Math.max(0, step.plannedStart)
      let dueAfter = step.isRunning ? 0 : Number.NEGATIVE_INFINITY
      for (const { from, link } of step.waits) {
        const start = typeof from === 'number' ? (starts[from] ?? 0) : from.start
        const due = typeof from === 'number' ? (dues[from] ?? 0) : from.due
        const bound = after(step.open, isFromFinish(link) ? due : start, link.lag)
        if (isToStart(link)) earliest = Math.max(earliest, bound)
        else dueAfter = Math.max(dueAfter, bound)
      }
      const days = asPlanned[place]
        ? step.plannedDays
        : daysAt(
            remainingRatio(
              step.ratios,
              shared * (step.task.side === 'customer' && !scenario.isUsualPace ? input.pace : 1),
              step.leastRatio,
              draws.tasks[place]?.[trial] ?? 0.5,
            ),
            step.plannedDays,
          )
      starts[place] = step.open.add(earliest, 0)
      let due = Math.max(step.open.add(earliest, days - 1), dueAfter)
      for (const at of step.holds) {
        const hold = holds[at]
        if (hold === undefined || hold.isGone) continue
        const until = hold.until(draws.holds[at]?.[trial] ?? 0.5)
        // What is held back resumes when it is solved; work that had begun needs at least that day.
        due = Math.max(due, step.isRunning ? until : step.open.add(Math.max(until, earliest), days - 1))
      }
      dues[place] = step.open.add(due, 0)
    }
    ends[trial] = dues[steps.length - 1] ?? 0
  }
  return ends.sort()
}

/** Until which day a blocker stands: from what is expected of it where that is still ahead, else from its age. */
function holdBasis({ durations, today }: ForecastInput, hold: Hold): { until: (share: number) => number } {
  const days = durations.blockerDaysOf(hold.holder)
  const age = Math.max(0, -dayOf(today, hold.raisedOn))
  const expected = hold.expectedOn === null ? -1 : dayOf(today, hold.expectedOn)
  const middle = valueAt(days, 0.5)
  if (expected > 0 && middle > 0)
    return { until: (share) => Math.round(expected * Math.sqrt(valueAt(days, share) / middle)) }
  return { until: (share) => Math.round(remainingRatio(days, 1, age + 1, share)) - age }
}
