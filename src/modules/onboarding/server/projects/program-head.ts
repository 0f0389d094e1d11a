import { z } from 'zod'
import { programMeetingsSchema } from '../../domain/meeting/program-meetings.ts'
import { kickoffRecordKeys } from '../../domain/outcome/kickoff-gate.ts'
import { bilingualTextSchema, type Program } from '../../domain/program.ts'
import { usageRuleSchema } from '../../domain/usage/usage-rule.ts'

const stageSchema = z.object({ key: z.string(), name: bilingualTextSchema })

/** What a project keeps of the program it was made from; its tasks are the project's own from then on. */
export const programHeadSchema = z.object({
  name: bilingualTextSchema,
  touchModel: z.enum(['high', 'low', 'tech']),
  dayKind: z.enum(['business', 'calendar']),
  rangeWeeks: z.number(),
  valueTaskKey: z.string(),
  stages: z.array(stageSchema),
  /** Where the program says something of its own. */
  meetings: programMeetingsSchema.optional(),
  kickoffRecords: z.array(z.enum(kickoffRecordKeys)).optional(),
  graduationStageKey: z.string().optional(),
  earlyWins: z.array(z.object({ key: z.string(), rule: usageRuleSchema })).optional(),
})
export type ProgramHead = z.infer<typeof programHeadSchema>

export function headOf(program: Program): ProgramHead {
  const { name, touchModel, dayKind, rangeWeeks, valueTaskKey, stages } = program
  const { meetings, kickoffRecords, graduationStageKey, earlyWins } = program
  const own = { meetings, kickoffRecords, graduationStageKey, earlyWins }
  return { name, touchModel, dayKind, rangeWeeks, valueTaskKey, stages, ...own }
}
