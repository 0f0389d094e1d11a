import type { Context } from '#platform/context/context.ts'
import type { Group } from '../../domain/condition.ts'
import { compileCondition, type Sources } from './compile-condition.ts'
import { countAll, countByTest, countSelected, selectSample } from './preview-queries.ts'

const sampleSize = 8

/** Whom a condition selects now. Throws invalid `segments.condition_unfit`. */
export async function previewSegment(context: Context, sources: Sources, condition: Group) {
  const compiled = await compileCondition(context, sources, condition)
  return {
    total: await countAll(context.transaction),
    count: await countSelected(context.transaction, compiled),
    sample: await selectSample(context.transaction, compiled, sampleSize),
  }
}

/** How many customers each question selects by itself. Throws invalid `segments.condition_unfit`. */
export async function previewTests(context: Context, sources: Sources, condition: Group) {
  const compiled = await compileCondition(context, sources, condition)
  const { total, tests } = await countByTest(context.transaction, compiled)
  return {
    total,
    tests: compiled.tests.map(({ path }, index) => ({
      path,
      met: tests[index]?.[0] ?? 0,
      unknown: tests[index]?.[1] ?? 0,
    })),
  }
}
