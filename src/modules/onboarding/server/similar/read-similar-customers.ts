import { z } from 'zod'
import { requireAccount } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { daysBetween } from '#platform/kernel/dates.ts'
import { builtInEarlyWins, builtInStopReasons } from '../../content/built-in.ts'
import type { Lesson, SimilarCustomers } from '../../contract.ts'
import { bilingualTextSchema } from '../../domain/program.ts'
import { fewestCases, medianOf } from '../../domain/similar/experience.ts'
import { similarityFactors } from '../../domain/similar/similarity.ts'
import { type AlikeProject, findAlike } from './find-alike.ts'
import { selectLateTasks, selectSuccesses, selectTroubles } from './similar-queries.ts'
import { troublesOf } from './troubles.ts'

const textsSchema = z.object({ name: bilingualTextSchema })
/** Past onboardings that are told with their story. */
const mostTold = 5
const mostLessons = 4

/** Throws not found `accounts.no_such_account`. Ten queries, however many onboardings there are. */
export async function readSimilarCustomers(context: Context, accountId: string): Promise<SimilarCustomers> {
  await requireAccount(context, accountId)
  const { traits, compared, alike } = await findAlike(context, accountId)
  const told = alike.slice(0, mostTold)
  const ids = told.map(({ project_id }) => project_id)
  const successes = Map.groupBy(await selectSuccesses(context.transaction, ids), ({ project_id }) => project_id)
  const late = Map.groupBy(await selectLateTasks(context.transaction, ids), ({ project_id }) => project_id)
  const troubles = await selectTroubles(
    context.transaction,
    alike.map(({ project_id }) => project_id),
  )
  const byProject = Map.groupBy(troubles, ({ project_id }) => project_id)
  const reached = alike.flatMap((project) => daysToValue(project) ?? [])
  return {
    items: told.map((project) => ({
      account: { id: project.account_id, name: project.name },
      projectId: project.project_id,
      program: bilingualTextSchema.parse(project.program_name),
      score: project.score,
      factors: project.similarity.factors,
      outcome: project.value_confirmed_on === null ? 'ended_without_value' : 'value',
      daysToValue: daysToValue(project),
      isChurned: project.phase === 'churned',
      worked: (successes.get(project.project_id) ?? []).slice(0, mostLessons).map(successOf),
      wentWrong: [
        ...reasonOf(project),
        ...(byProject.get(project.project_id) ?? []).map(
          ({ kind, title, days }): Lesson => ({
            kind: kind === 'rekickoff' || kind === 'incident' ? kind : 'blocker',
            words: { ja: title, en: title },
            days,
          }),
        ),
        ...(late.get(project.project_id) ?? []).map(
          ({ texts, days }): Lesson => ({
            kind: 'late',
            words: textsSchema.parse(texts).name,
            days,
          }),
        ),
      ].slice(0, mostLessons),
    })),
    compared,
    alike: alike.length,
    medianDaysToValue: reached.length < fewestCases ? null : Math.round(medianOf(reached)),
    reached: reached.length,
    troubles: troublesOf(alike, troubles),
    missing: similarityFactors.filter((factor) => !isKnown(traits, factor)),
  }
}

function daysToValue({ contract_start_on, value_confirmed_on }: AlikeProject): number | null {
  return value_confirmed_on === null ? null : daysBetween(contract_start_on, value_confirmed_on)
}

function isKnown(traits: Awaited<ReturnType<typeof findAlike>>['traits'], factor: (typeof similarityFactors)[number]) {
  switch (factor) {
    case 'purpose':
      return traits.purpose.size > 0
    case 'industry':
      return traits.industry !== null
    case 'size':
      return traits.employees !== null
    case 'touch':
      return traits.touchModel !== null
  }
}

function successOf({ kind, words, days }: Awaited<ReturnType<typeof selectSuccesses>>[number]): Lesson {
  const win = kind === 'win' ? builtInEarlyWins.find(({ key }) => key === words)?.name : undefined
  return { kind, words: win ?? { ja: words, en: words }, days }
}

function reasonOf({ end_reason_key }: AlikeProject): Lesson[] {
  const reason = builtInStopReasons.find(({ key }) => key === end_reason_key)
  return reason ? [{ kind: 'reason', words: reason.label, days: null }] : []
}
