import type { Context } from '#platform/context/context.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { addDays, todayIn } from '#platform/kernel/dates.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { isId } from '#platform/kernel/ids.ts'
import type { HealthListAnswer, HealthListQuery, Mover, Portfolio } from '../../contract/portfolio.ts'
import { type Band, bandAt, rankOf } from '../../domain/score/band.ts'
import { countBands, type MoverRow, selectListed, selectMovers } from './portfolio-queries.ts'

const moverOf = ({ account_id, name, before, score, shown }: MoverRow): Mover => ({
  account: { id: account_id, name },
  from: before,
  to: score,
  band: bandAt(shown),
})

const weekBefore = (context: Context) => addDays(todayIn(context.timeZone, context.clock.now()), -7)

/** How all customers stand and who moved within a week: four statements, however many there are. */
export async function readPortfolio(context: Context): Promise<Portfolio> {
  const { transaction } = context
  const counts = await countBands(transaction)
  const since = weekBefore(context)
  const down = await selectMovers(transaction, { since, direction: 'down', limit: 10 })
  const up = await selectMovers(transaction, { since, direction: 'up', limit: 10 })
  const sum = (of: (row: (typeof counts)[number]) => number) => counts.reduce((total, row) => total + of(row), 0)
  const within = (band: Band) => sum(({ shown, customers }) => (bandAt(shown) === band ? customers : 0))
  const scored = sum(({ tenth, customers }) => (tenth === null ? 0 : customers))
  return {
    day:
      counts
        .map(({ day }) => day)
        .toSorted()
        .at(-1) ?? null,
    customers: sum(({ customers }) => customers),
    bands: {
      good: within('good'),
      watch: within('watch'),
      risk: within('risk'),
      held: within('held'),
      unknown: within('unknown'),
    },
    histogram: Array.from({ length: 10 }, (_, index) =>
      sum(({ tenth, customers }) => (tenth === index ? customers : 0)),
    ),
    reference: sum(({ reference }) => reference),
    decided: sum(({ decided }) => decided),
    mean: scored === 0 ? null : Math.round(sum(({ total }) => total) / scored),
    since,
    down: down.map(moverOf),
    up: up.map(moverOf),
    movedDown: down[0]?.of_all ?? 0,
    movedUp: up[0]?.of_all ?? 0,
  }
}

/** Customers with their scores, the lowest first. Throws invalid `http.invalid_cursor`. */
export async function listHealth(context: Context, query: HealthListQuery): Promise<HealthListAnswer> {
  const { band, only, cursor, limit } = query
  const rows = await selectListed(context.transaction, {
    shown: band === undefined ? undefined : rankOf(band),
    only,
    since: weekBefore(context),
    after: readCursor(cursor),
    limit: limit + 1,
  })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map((row) => ({
      account: { id: row.account_id, name: row.name },
      score: row.score,
      band: bandAt(row.shown),
      coverage: row.coverage,
      isReference: row.is_reference,
      isDecided: row.is_decided,
      change: row.score === null || row.before === null ? null : row.score - row.before,
    })),
    nextCursor: rows.length > limit && last ? encodeCursor([last.score ?? 101, last.account_id]) : null,
  }
}

function readCursor(cursor: string | undefined): { score: number; id: string } | undefined {
  if (cursor === undefined) return undefined
  const [score, id] = decodeCursor(cursor)
  if (
    typeof score !== 'number' ||
    !Number.isInteger(score) ||
    Math.abs(score) > 1000 ||
    typeof id !== 'string' ||
    !isId(id)
  )
    throw invalid('http.invalid_cursor')
  return { score, id }
}
