import type { Context } from '#platform/context/context.ts'
import { type PlainDateString, todayIn } from '#platform/kernel/dates.ts'
import { keysOf } from '../measures/measure-sql.ts'
import { selectReached } from './reached-queries.ts'

/** Whether a customer has done something so often, or so many of its people have, from a day on. */
export interface ReachQuestion {
  accountId: string
  since: PlainDateString
  /** Names of events, and features of the catalogue with all their events. */
  names: readonly string[]
  features: readonly number[]
  counts: 'events' | 'people'
  atLeast: number
}

export interface Reached {
  /** The first day on which it was enough. */
  on: PlainDateString
  /** How many there are by now, of what was asked for. */
  count: number
  /** The first of those who did it, by name or ID; empty where nobody was named. */
  people: string[]
}

/** By the place of the question; what was not reached is left out. Two queries, however many questions there are. */
export async function findReached(
  context: Context,
  questions: readonly ReachQuestion[],
): Promise<ReadonlyMap<number, Reached>> {
  if (questions.length === 0) return new Map()
  const today = todayIn(context.timeZone, context.clock.now())
  const rows = await selectReached(
    context.transaction,
    questions.map(({ names, ...question }, ref) => ({
      ref,
      account_id: question.accountId,
      since: question.since,
      event_keys: names.length > 0 ? keysOf({ names: [...names], where: [] }) : [],
      features: question.features,
      by_people: question.counts === 'people',
      at_least: question.atLeast,
    })),
    today,
  )
  return new Map(rows.map(({ ref, day, count, people }) => [ref, { on: day, count, people }]))
}
