import { z } from 'zod'
import { type Program, programSchema } from '../domain/program.ts'
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

/** The programs a new workspace starts with: high, low and tech touch; each in its latest version. */
export const builtInPrograms = z.array(programSchema).parse([wbsHigh, wbsLow, wbsTech])

/** All versions of the built-in programs, the latest first. What a project follows never changes under it. */
export const builtInVersions: readonly Program[] = builtInPrograms.flatMap((program) => {
  // Version 4 of tech touch says by which events its steps tick themselves.
  const latest = program.version === 4 ? { ...program, version: 3, tasks: program.tasks.map(withoutEvents) } : program
  // Version 3 says whom the program suits, where one graduates, and hands over to ongoing care.
  const { suits: _, graduationStageKey: __, ...rest } = latest
  const second = { ...rest, version: 2, tasks: latest.tasks.filter(({ key }) => key !== 'start_ongoing_care') }
  // Version 2 brought the value roadmap.
  const { roadmap: ___, ...first } = second
  return [...(program === latest ? [] : [program]), latest, second, { ...first, version: 1 }]
})

function withoutEvents({ completedBy: _, ...task }: Program['tasks'][number]) {
  const isMail = task.kind === 'welcome' || task.kind === 'how_to'
  return isMail ? { ...task, doneWhen: { ja: '送信済み', en: 'The mail has been sent' } } : task
}

export const builtInKickoffAgendas = z.array(kickoffAgendaSchema).parse(kickoffAgendas)
export const builtInExitCriteria = exitCriteriaSchema.parse(exitCriteria)
export const builtInGraduationExam = graduationExamSchema.parse(graduationExam)
export const builtInEarlyWins = z.array(earlyWinSchema).parse(earlyWins)
export const builtInStopReasons = z.array(stopReasonSchema).parse(stopReasons)
