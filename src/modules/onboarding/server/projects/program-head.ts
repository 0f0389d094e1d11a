import { z } from 'zod'
import { bilingualTextSchema, type Program } from '../../domain/program.ts'

const stageSchema = z.object({ key: z.string(), name: bilingualTextSchema })

/** What a project keeps of the program it was made from; its tasks are the project's own from then on. */
export const programHeadSchema = z.object({
  name: bilingualTextSchema,
  touchModel: z.enum(['high', 'low', 'tech']),
  dayKind: z.enum(['business', 'calendar']),
  rangeWeeks: z.number(),
  valueTaskKey: z.string(),
  stages: z.array(stageSchema),
})
export type ProgramHead = z.infer<typeof programHeadSchema>

export function headOf({ name, touchModel, dayKind, rangeWeeks, valueTaskKey, stages }: Program): ProgramHead {
  return { name, touchModel, dayKind, rangeWeeks, valueTaskKey, stages }
}
