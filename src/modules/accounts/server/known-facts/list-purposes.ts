import { z } from 'zod'
import type { Context } from '#platform/context/context.ts'
import { valuesIn } from '../../domain/known-facts.ts'
import { selectSheetAnswers } from './fact-queries.ts'

/** The questions whose answers say what a customer wants and why, on either sheet. */
const purposeKeys = new Set(['why_now', 'ideal', 'kpi_name', 'current_flow', 'pain', 'problem', 'outcome', 'why_us'])
const answersSchema = z.record(z.string(), z.unknown())

/** What customers want, in their words or those of sales, as one text each; absent where nothing was said. One statement. */
export async function listPurposes(context: Context, accountIds: readonly string[]): Promise<Map<string, string>> {
  const purposes = new Map<string, string>()
  for (const { account_id, answers } of await selectSheetAnswers(context.transaction, accountIds)) {
    const words = Object.entries(answersSchema.parse(answers))
      .filter(([key]) => purposeKeys.has(key))
      .flatMap(([, answer]) => valuesIn(answer))
    if (words.length > 0) purposes.set(account_id, [purposes.get(account_id) ?? '', ...words].join('\n').trim())
  }
  return purposes
}
