import { z } from 'zod'

const textSchema = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) })
const bandSchema = z
  .strictObject({ from: z.int().min(0), to: z.int().min(0) })
  .refine((band) => band.from <= band.to, 'band_crossed')

const benchmarkSchema = z
  .strictObject({ segment: z.string().min(1), label: textSchema, worldClass: bandSchema, good: bandSchema })
  .refine(({ worldClass, good }) => worldClass.to < good.to, 'bands_crossed')

/** Reference bands in calendar days to the first value, one for each size segment. */
export const benchmarksSchema = z.strictObject({ timeToFirstValue: z.array(benchmarkSchema) })
export type Benchmarks = z.infer<typeof benchmarksSchema>
export type BenchmarkGrade = 'world_class' | 'good' | 'poor'

/**
 * How a time to first value in calendar days stands against its segment's bands: up to the end of the world-class band,
 * up to the end of the good one (what lies between the two is good), slower is poor. Null for an unknown segment.
 */
export function gradeTimeToValue(benchmarks: Benchmarks, segment: string, days: number): BenchmarkGrade | null {
  const benchmark = benchmarks.timeToFirstValue.find((entry) => entry.segment === segment)
  if (benchmark === undefined) return null
  if (days <= benchmark.worldClass.to) return 'world_class'
  return days <= benchmark.good.to ? 'good' : 'poor'
}
