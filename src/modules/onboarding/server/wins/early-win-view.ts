import type { z } from 'zod'
import { builtInEarlyWins } from '../../content/built-in.ts'
import type { earlyWinSchema } from '../../contract.ts'
import { spokenOf } from '../../domain/words/early-win-words.ts'
import type { EarlyWinRow } from './early-win-queries.ts'

/** What a win is called, where there is one of that key. */
export const nameOfWin = (key: string) => builtInEarlyWins.find((win) => win.key === key)?.name ?? { ja: key, en: key }

/** All early wins in their order, reached or not, and how far on the way to the first value those reached are, 0–1. */
export function earlyWinsView(rows: readonly EarlyWinRow[]) {
  const items = builtInEarlyWins.map(
    ({ key, name, progressShare, message, teamMessage }): z.input<typeof earlyWinSchema> => {
      const row = rows.find((each) => each.key === key)
      return {
        key,
        name,
        progressShare,
        reachedOn: row?.reached_on ?? null,
        note: row?.note ?? '',
        source: row?.source ?? null,
        count: row?.count ?? null,
        quote: row?.quote ?? '',
        asksCount: spokenOf(message.body.ja).includes('n'),
        asksQuote: spokenOf(message.body.ja).includes('quote'),
        teamMessage,
      }
    },
  )
  const reached = items.filter(({ reachedOn }) => reachedOn !== null)
  return {
    progress: Math.min(
      1,
      reached.reduce((sum, { progressShare }) => sum + progressShare, 0),
    ),
    items,
  }
}
