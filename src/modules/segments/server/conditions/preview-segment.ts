import type { Context } from '#platform/context/context.ts'
import type { Group } from '../../domain/condition.ts'
import { compileCondition, type Sources } from './compile-condition.ts'
import { countByTest, selectSample } from './preview-queries.ts'

const sampleSize = 8

/** Whom a condition selects now. Throws invalid `segments.condition_unfit`. */
export async function previewSegment(context: Context, sources: Sources, condition: Group) {
  const compiled = await compileCondition(context, sources, condition)
  const { total, count, tests } = await countByTest(context.transaction, compiled)
  return {
    total,
    count,
    tests: compiled.tests.map(({ path }, index) => ({
      path,
      met: tests[index]?.[0] ?? 0,
      unknown: tests[index]?.[1] ?? 0,
    })),
    sample: await selectSample(context.transaction, compiled, sampleSize),
  }
}
