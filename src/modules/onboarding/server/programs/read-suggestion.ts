import { listKnownFacts, requireAccount } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { builtInPrograms } from '../../content/built-in.ts'
import type { ProgramSuggestion } from '../../contract.ts'
import { suggestProgram } from '../../domain/tailoring/suggestion.ts'
import { selectProgramVersions } from './program-queries.ts'

/** The published programs in their latest versions, judged for a customer. Throws not found `accounts.no_such_account`. */
export async function readProgramSuggestion(context: Context, accountId: string): Promise<ProgramSuggestion> {
  await requireAccount(context, accountId)
  const facts = (await listKnownFacts(context, [accountId])).get(accountId) ?? new Map()
  const published = await selectProgramVersions(context.transaction)
  // Newest versions come first.
  const latest = new Map(published.toReversed().map(({ program }) => [program.key, program]))
  const candidates = [
    ...builtInPrograms.map(({ key, suits }) => ({ key, suits, isBuiltIn: true })),
    ...[...latest.values()].map(({ key, suits }) => ({ key, suits, isBuiltIn: false })),
  ]
  return suggestProgram(candidates, facts)
}
