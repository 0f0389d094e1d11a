import type { Context } from '#platform/context/context.ts'
import { testsOf } from '../domain/condition.ts'
import { memberOf } from './segments/refuse-nesting.ts'
import { selectSegments } from './segments/segment-queries.ts'

export interface SegmentScope {
  id: string
  name: string
  /** Every attribute that decides who is in it, those of segments it asks for among them. */
  asks: ReadonlySet<string>
}

/** The segments that are not archived, with what each asks about: for modules whose work depends on who is in them. */
export async function readSegmentScopes({ transaction }: Pick<Context, 'transaction'>): Promise<SegmentScope[]> {
  const segments = await selectSegments(transaction, 'no')
  const own = new Map(
    segments.map(({ id, kind, condition }) => [id, kind === 'live' ? testsOf(condition).map(({ test }) => test) : []]),
  )
  return segments.map(({ id, name }) => {
    const tests = own.get(id) ?? []
    // A segment that others ask for asks for none itself.
    const others = tests.flatMap(({ attribute, value }) =>
      attribute === memberOf && Array.isArray(value) ? value.flatMap((other) => own.get(String(other)) ?? []) : [],
    )
    return { id, name, asks: new Set([...tests, ...others].map(({ attribute }) => attribute)) }
  })
}
