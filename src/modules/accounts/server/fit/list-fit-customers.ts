import type { Context } from '#platform/context/context.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { isId } from '#platform/kernel/ids.ts'
import type { FitCustomer, FitCustomersQuery } from '../../contract.ts'
import { type Fit, judgeFit } from '../../domain/fit/fit.ts'
import { readIdealCustomer } from './ideal-customer.ts'
import { type CustomerSoFar, customersSoFar } from './judge-customers.ts'

/** The customers behind a figure of the report, judged the same way. Throws invalid `http.invalid_cursor`. */
export async function listFitCustomers(
  context: Context,
  query: FitCustomersQuery,
): Promise<{ items: FitCustomer[]; nextCursor: string | null }> {
  const { definition } = await readIdealCustomer(context)
  const items: FitCustomer[] = []
  for await (const customer of customersSoFar(context, readCursor(query.cursor))) {
    const fit = judgeFit(definition, customer.facts)
    if (!isMeant(query, customer, fit)) continue
    const last = items.at(-1)
    if (last && items.length === query.limit) return { items, nextCursor: encodeCursor([last.account.id]) }
    const { id, name, phase, isChurned, gotValue } = customer
    items.push({ account: { id, name }, phase, verdict: fit.verdict, score: fit.score, isChurned, gotValue })
  }
  return { items, nextCursor: null }
}

function isMeant(query: FitCustomersQuery, { isChurned, gotValue }: CustomerSoFar, fit: Fit): boolean {
  if (query.verdict !== undefined && query.verdict !== fit.verdict) return false
  if (query.criterion !== undefined) {
    const verdict = fit.criteria.find(({ key }) => key === query.criterion)?.verdict
    if (verdict !== (query.isMet === false ? 'unmet' : 'met')) return false
  }
  switch (query.of) {
    case undefined:
      return true
    case 'churned':
      return isChurned
    case 'ended':
      return gotValue !== null
    case 'got_value':
      return gotValue === true
  }
}

function readCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined
  const [id] = decodeCursor(cursor)
  if (typeof id !== 'string' || !isId(id)) throw invalid('http.invalid_cursor')
  return id
}
