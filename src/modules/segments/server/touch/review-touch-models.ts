import type { Context } from '#platform/context/context.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { isId } from '#platform/kernel/ids.ts'
import type { TouchProposal } from '../../contract.ts'
import { testsOf } from '../../domain/condition.ts'
import { costOf, touchModels, worthwhileFrom } from '../../domain/touch-rules.ts'
import type { Sources } from '../conditions/compile-condition.ts'
import { knownOf } from '../members/explain-membership.ts'
import { selectProposals, sumTouchModels } from './touch-queries.ts'
import { compileRules, readTouchRules } from './touch-rules.ts'

/** How many customers another model would suit, and what each model costs as customers stand now. */
export async function reviewTouchModels(context: Context, sources: Sources) {
  const { definition } = await readTouchRules(context)
  const compiled = await compileRules(context, sources, definition)
  const rows = await sumTouchModels(context.transaction, compiled, definition.currency)
  const count = (wanted: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(wanted).reduce((sum, { customers }) => sum + customers, 0)
  const customers = count(() => true)
  const moves = rows.flatMap(({ rule_key, to_model, is_model, is_overridden, customers: moving }) =>
    rule_key !== null && to_model !== null && to_model !== is_model && !is_overridden
      ? [{ ruleKey: rule_key, from: is_model, to: to_model, customers: moving }]
      : [],
  )
  return {
    isUsed: definition.isUsed,
    customers,
    isFew: customers < worthwhileFrom,
    fitting: count((row) => !row.is_overridden && row.to_model !== null && row.to_model === row.is_model),
    undecided: count((row) => !row.is_overridden && row.to_model === null),
    overridden: count((row) => row.is_overridden),
    moves: moves.toSorted((a, b) => b.customers - a.customers),
    models: touchModels.map((touchModel) => {
      const own = rows.filter((row) => row.is_model === touchModel)
      const arr = own.reduce((sum, row) => sum + row.arr, 0)
      return costOf({ touchModel, customers: own.reduce((sum, row) => sum + row.customers, 0), arr }, definition)
    }),
  }
}

interface ProposalPage {
  ruleKey?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** Throws invalid `http.invalid_cursor`. */
export async function listTouchProposals(context: Context, sources: Sources, { ruleKey, cursor, limit }: ProposalPage) {
  const { definition } = await readTouchRules(context)
  const compiled = await compileRules(context, sources, definition)
  const after = cursor === undefined ? undefined : placeOf(cursor)
  const page = { ruleKey, accountIds: undefined, after, limit: limit + 1 }
  const rows = await selectProposals(context.transaction, compiled, page)
  const asked = new Map(
    definition.rules.map(({ key, condition }) => [key, testsOf(condition).map(({ test }) => test.attribute)]),
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(
      (row): TouchProposal => ({
        accountId: row.account_id,
        name: row.name,
        from: row.is_model,
        to: row.to_model,
        ruleKey: row.rule_key,
        known: Object.fromEntries((asked.get(row.rule_key) ?? []).map((key) => [key, knownOf(row.known[key])])),
      }),
    ),
    nextCursor: rows.length > limit && last ? encodeCursor([last.sort_key, last.account_id]) : null,
  }
}

function placeOf(cursor: string) {
  const [sortKey, id] = decodeCursor(cursor)
  if (typeof sortKey !== 'string' || typeof id !== 'string' || !isId(id)) throw invalid('http.invalid_cursor')
  return { sortKey, id }
}
