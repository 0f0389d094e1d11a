import type { Context } from '#platform/context/context.ts'
import { addDays, todayIn } from '#platform/kernel/dates.ts'
import { separationOf } from '../../domain/back-test/separation.ts'
import { bandAt, bands, rankOf } from '../../domain/score/band.ts'
import { findScoredDay, selectOutcomes } from './back-test-queries.ts'

/**
 * Whether the scores of a past day told who churned afterwards, by what was known on that day alone: of the day asked for,
 * or of the last one before it that has scores.
 */
export async function readBackTest(context: Context, { day, days }: { day?: string | undefined; days: number }) {
  const today = todayIn(context.timeZone, context.clock.now())
  const asked = day ?? addDays(today, -days)
  const scored = await findScoredDay(context.transaction, asked)
  const on = scored?.day ?? asked
  const until = addDays(on, days)
  const rows = await selectOutcomes(context.transaction, { day: on, until })
  const cases = rows.flatMap(({ score, is_churned, customers }) =>
    Array.from({ length: customers }, () => ({ score, isChurned: is_churned })),
  )
  return {
    day: on,
    until,
    computedAt: scored?.computedAt ?? null,
    isComplete: until <= today,
    ...separationOf(cases),
    bands: bands
      .map((band) => {
        const own = rows.filter(({ shown }) => bandAt(shown) === band)
        const sum = (of: (row: (typeof own)[number]) => number) => own.reduce((total, row) => total + of(row), 0)
        return {
          band,
          customers: sum(({ customers }) => customers),
          churned: sum(({ customers, is_churned }) => (is_churned ? customers : 0)),
        }
      })
      .filter(({ customers }) => customers > 0)
      .toSorted((a, b) => rankOf(a.band) - rankOf(b.band)),
  }
}
