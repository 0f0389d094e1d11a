import { z } from 'zod'
import { programSchema } from '../domain/program.ts'
import {
  earlyWinSchema,
  exitCriteriaSchema,
  graduationExamSchema,
  kickoffAgendaSchema,
  stopReasonSchema,
} from './content-schema.ts'
import earlyWins from './early-wins.json' with { type: 'json' }
import exitCriteria from './exit-criteria.json' with { type: 'json' }
import graduationExam from './graduation-exam.json' with { type: 'json' }
import kickoffAgendas from './kickoff-agendas.json' with { type: 'json' }
import wbsHigh from './programs/wbs_high_12w.json' with { type: 'json' }
import wbsLow from './programs/wbs_low_6w.json' with { type: 'json' }
import wbsTech from './programs/wbs_tech_14d.json' with { type: 'json' }
import stopReasons from './stop-reasons.json' with { type: 'json' }

/** The programs a new workspace starts with: high, low and tech touch. */
export const builtInPrograms = z.array(programSchema).parse([wbsHigh, wbsLow, wbsTech])
export const builtInKickoffAgendas = z.array(kickoffAgendaSchema).parse(kickoffAgendas)
export const builtInExitCriteria = exitCriteriaSchema.parse(exitCriteria)
export const builtInGraduationExam = graduationExamSchema.parse(graduationExam)
export const builtInEarlyWins = z.array(earlyWinSchema).parse(earlyWins)
export const builtInStopReasons = z.array(stopReasonSchema).parse(stopReasons)
