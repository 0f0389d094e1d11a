import type { RawBuilder } from 'kysely'
import type { AttributeSource } from '#platform/attributes/attribute.ts'
import {
  type AttributeCatalogue,
  type JoinedAttributes,
  joinAttributes,
  listAttributes,
} from '#platform/attributes/join-attributes.ts'
import type { Context } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { conditionErrors, type Group, type Test, testsOf } from '../../domain/condition.ts'
import { conditionSql, testSql } from './condition-queries.ts'

/** All that modules know of customers, asked when it is needed: the modules are still being put together before. */
export type Sources = () => readonly AttributeSource[]

export interface CompiledCondition {
  joined: JoinedAttributes
  /** Null (unknown) counts as not selected. */
  selects: RawBuilder<boolean>
  /** Each question by itself, in reading order. */
  tests: { path: string; test: Test; meets: RawBuilder<boolean>; known: RawBuilder<unknown> }[]
}

/**
 * The condition over today's attributes, joining only those that it asks about. Throws invalid `segments.condition_unfit`
 * with what does not fit.
 */
export async function compileCondition(
  context: Context,
  sources: Sources,
  condition: Group,
  given?: AttributeCatalogue,
): Promise<CompiledCondition> {
  const all = sources()
  const catalogue = given ?? (await listAttributes(context, all))
  const errors = conditionErrors(condition, catalogue)
  if (errors.length > 0) throw invalid('segments.condition_unfit', {}, errors)
  const today = todayIn(context.timeZone, context.clock.now())
  const tests = testsOf(condition)
  const wanted = tests.map(({ test }) => test.attribute)
  const joined = await joinAttributes(context, { sources: all, catalogue, wanted, asOf: today })
  const asking = {
    today,
    column: joined.column,
    kindOf: (key: string) => catalogue.get(key)?.kind ?? 'text',
  }
  return {
    joined,
    selects: conditionSql(condition, asking),
    tests: tests.map(({ test, path }) => ({
      path,
      test,
      meets: testSql(test, asking),
      known: joined.column(test.attribute),
    })),
  }
}
