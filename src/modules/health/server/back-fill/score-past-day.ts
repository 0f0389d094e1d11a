import { z } from 'zod'
import type { AttributeSource } from '#platform/attributes/attribute.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { declareJob, type Job } from '#platform/jobs/job.ts'
import { addDays, instantAt, type PlainDateString } from '#platform/kernel/dates.ts'
import { attributesOf, scorecardSchema } from '../../domain/scorecard/scorecard.ts'
import { knownQuery, readRegistry } from '../attributes/registry.ts'
import { keepActiveScorecards } from '../scorecards/active-scorecards.ts'
import type { Sources } from '../scoring/rescore.ts'
import { allScores, lockScores } from '../scoring/score-queries.ts'
import { besideOf, holdRunning, selectVersionsOf, updateBackFill, writePastDay } from './back-fill-queries.ts'
import { askForDay, backFillJobName } from './keep-back-fill.ts'

/**
 * Scores all customers as of the end of a past day, in a constant number of statements, and answers how many. What an
 * attribute cannot tell of the past is left out like anything unknown: today's value would give away what came after.
 */
export async function scorePastDay(
  context: Context,
  sources: readonly AttributeSource[],
  day: PlainDateString,
): Promise<number> {
  const { transaction, workspaceId } = context
  await lockScores(transaction, workspaceId)
  await keepActiveScorecards(context)
  const dayEnd = new Date(instantAt(context.timeZone, addDays(day, 1), '00:00')).toISOString()
  const judging = (await selectVersionsOf(transaction, dayEnd)).map((row) => ({
    definitionNo: row.definition_no,
    definition: scorecardSchema.parse(row.definition),
  }))
  const all = await readRegistry(context, sources)
  const attributes = new Map([...all.attributes].filter(([, { knowsPast }]) => knowsPast))
  const { query, columns } = await knownQuery(
    context,
    { ...all, attributes },
    {
      wanted: judging.flatMap(({ definition }) => attributesOf(definition)),
      asOf: day,
      beside: besideOf(day, dayEnd, judging),
    },
  )
  const scores = allScores(judging, { columns, attributes })
  return await writePastDay(transaction, { workspaceId, day, computedAt: instantOf(context), known: query, scores })
}

/** Scores the next day that was asked for; asks for itself again while there are more. */
export async function runBackFill(context: Context, sources: readonly AttributeSource[]): Promise<void> {
  const row = await holdRunning(context.transaction)
  if (!row) return
  const day = row.days[row.done]
  const written = day === undefined ? 0 : await scorePastDay(context, sources, day)
  const done = row.done + 1
  const isThrough = done >= row.days.length
  await updateBackFill(context.transaction, row.back_fill_id, {
    done: Math.min(done, row.days.length),
    scores: row.scores + written,
    ...(isThrough && { finished_at: instantOf(context) }),
  })
  if (!isThrough) await askForDay(context)
}

export const backFillJob = (sources: Sources): Job =>
  declareJob(backFillJobName, z.object({}), (context) => runBackFill(context, sources()))
