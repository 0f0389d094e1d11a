import { requireAccount } from '#modules/accounts/server/api.ts'
import type { AttributeSource } from '#platform/attributes/attribute.ts'
import type { Context } from '#platform/context/context.ts'
import { addDays, todayIn } from '#platform/kernel/dates.ts'
import type { AccountHealth, HealthHistory } from '../../contract/account-health.ts'
import { bandAt } from '../../domain/score/band.ts'
import { readRegistry } from '../attributes/registry.ts'
import { findOverride, findSentiment } from '../people/people-queries.ts'
import { readScorecardVersions } from '../scorecards/active-scorecards.ts'
import { explainScorecard } from '../scorecards/explain-choice.ts'
import { describeCauses, describeScore, scoredOf } from './describe-score.ts'
import { findFirstScore, findScoreOn, selectDays } from './history-queries.ts'

interface Asked {
  accountId: string
  day?: string | undefined
  since?: string | undefined
}

/** The health of a customer on a day, explained. Throws notFound `accounts.no_such_account`. */
export async function readAccountHealth(
  context: Context,
  sources: readonly AttributeSource[],
  { accountId, day, since }: Asked,
): Promise<AccountHealth> {
  const { transaction } = context
  await requireAccount(context, accountId)
  const today = todayIn(context.timeZone, context.clock.now())
  const on = day === undefined || day > today ? today : day
  const row = await findScoreOn(transaction, accountId, on)
  const earlier =
    row &&
    ((await findScoreOn(transaction, accountId, earlierOf(since ?? addDays(on, -7), row.day))) ??
      (await findFirstScore(transaction, accountId, row.day)))
  const override = await findOverride(transaction, accountId, on)
  const sentiment = await findSentiment(transaction, accountId, on)
  const people = {
    override: override
      ? {
          id: override.override_id,
          score: override.score,
          band: override.band,
          reason: override.reason,
          fromOn: override.from_on,
          untilOn: override.until_on,
          by: override.decided_by,
        }
      : null,
    sentiment: sentiment
      ? {
          mood: sentiment.mood,
          reason: sentiment.reason,
          saidOn: sentiment.said_on,
          expiresOn: sentiment.expires_on,
          by: sentiment.said_by,
        }
      : null,
  }
  if (!row) {
    const fits = (await explainScorecard(context, accountId)).items.some(({ isChosen }) => isChosen)
    return { state: fits ? 'waiting' : 'not_scored', isToday: on === today, judged: null, change: null, ...people }
  }
  const { attributes } = await readRegistry(context, sources)
  const versions = await readScorecardVersions(context, [
    row.definition_no,
    earlier?.definition_no ?? row.definition_no,
  ])
  const judgedOf = (of: typeof row) => {
    const scorecard = versions.get(of.definition_no)
    if (!scorecard) throw new Error(`No version ${of.definition_no} of a scorecard is kept.`)
    return { scorecard: scorecard.definition, definitionNo: of.definition_no, scored: scoredOf(of), version: scorecard }
  }
  const after = judgedOf(row)
  const hasEarlier = earlier !== undefined && earlier.day < row.day
  return {
    state: 'scored',
    isToday: on === today,
    judged: describeScore(row, after.version, attributes),
    change: hasEarlier
      ? {
          since: earlier.day,
          from: earlier.score,
          band: bandAt(earlier.shown),
          causes: describeCauses(judgedOf(earlier), after, attributes),
        }
      : null,
    ...people,
  }
}

/** The day to compare with lies before the day itself. */
const earlierOf = (since: string, day: string) => (since < day ? since : addDays(day, -1))

const usualHistory = 182
const longestHistory = 731

/** The daily scores of a customer, half a year unless said otherwise. Throws notFound `accounts.no_such_account`. */
export async function readHealthHistory(
  context: Context,
  { accountId, from, to }: { accountId: string; from?: string | undefined; to?: string | undefined },
): Promise<HealthHistory> {
  await requireAccount(context, accountId)
  const last = to ?? todayIn(context.timeZone, context.clock.now())
  const [, first = last] = [from ?? addDays(last, -usualHistory), addDays(last, -longestHistory)].toSorted()
  const rows = await selectDays(context.transaction, { accountId, from: first, to: last })
  const versions = await readScorecardVersions(context, [...new Set(rows.map((row) => row.definition_no))])
  const latest = versions.get(rows.at(-1)?.definition_no ?? 0)
  return {
    limits: latest?.definition.bands ?? { good: 80, watch: 60 },
    items: rows.map(({ day, score, shown, coverage, definition_no }) => ({
      day,
      score,
      band: bandAt(shown),
      coverage,
      version: versions.get(definition_no)?.version ?? 0,
    })),
  }
}
