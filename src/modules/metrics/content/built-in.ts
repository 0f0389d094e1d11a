import { benchmarksSchema } from '../domain/benchmark.ts'
import benchmarksJson from './benchmarks.json' with { type: 'json' }

/** Reference bands that figures are shown against. */
export const benchmarks = benchmarksSchema.parse(benchmarksJson)
