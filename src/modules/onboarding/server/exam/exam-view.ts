import { z } from 'zod'
import type { BusinessCalendar } from '#platform/kernel/calendar.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import { examAnswerSchema, type GoalView } from '../../contract.ts'
import type { GraduationSettings } from '../../domain/graduation/policy.ts'
import { type ExamTiming, examDates, rejudgementDates } from '../../domain/outcome/exam.ts'
import { type GraduationJudgement, judgeGraduation } from '../../domain/outcome/graduation.ts'
import type { CriterionRow } from '../criteria/criterion-queries.ts'
import type { ConfirmationRow } from '../outcome/confirmation-queries.ts'
import type { Project } from '../projects/project-tables.ts'
import type { ExamAnswerRow, JudgementRow } from './exam-queries.ts'
import type { Health } from './read-health.ts'

export interface ExamBasis {
  project: Project
  goals: readonly GoalView[]
  criteria: readonly CriterionRow[]
  /** Of the round; of each respondent the latest first. */
  answers: readonly ExamAnswerRow[]
  /** Only those that count. */
  confirmations: readonly ConfirmationRow[]
  settings: GraduationSettings
  /** The level of independence that the customer has shown. */
  enablement: number
  calendar: BusinessCalendar
  today: PlainDateString
  health: Health
}

type RoundStart = Pick<Project, 'rekicked_off_on' | 'contract_start_on' | 'rejudge_on'>

/**
 * When the exam of the project's round is sent, and until when it can be answered; of a conditional graduation, when it is
 * put once more for the day on which it is judged again.
 */
export function examDaysOf(project: RoundStart, calendar: BusinessCalendar, timing: ExamTiming) {
  if (project.rejudge_on !== null) return rejudgementDates(project.rejudge_on, calendar, timing)
  return examDates(project.rekicked_off_on ?? project.contract_start_on, calendar, timing)
}

export function examState(days: { sendOn: string; graceEndsOn: string }, today: string) {
  if (today < days.sendOn) return 'not_open' as const
  return today <= days.graceEndsOn ? ('open' as const) : ('closed' as const)
}

/** The judgement of the project's round as things stand today. */
export function judge(basis: ExamBasis) {
  const { project, goals, criteria, answers, confirmations, settings, today } = basis
  // What was said of an earlier round's goals proves nothing of this round's.
  const confirmation = confirmations.find(({ cycle }) => cycle === project.cycle)
  const answerOf = (respondent: string) => answers.find((answer) => answer.respondent === respondent) ?? null
  return judgeGraduation(
    {
      today,
      exam: examDaysOf(project, basis.calendar, settings.timing),
      champion: answerOf('champion'),
      sponsor: answerOf('sponsor'),
      criteria: criteria.map(({ key, category, is_must: isMust, state }) => ({ key, category, isMust, state })),
      areCriteriaAgreed: criteria.every(({ agreed_on }) => agreed_on !== null),
      goals: goals
        .filter(({ cycle }) => cycle === project.cycle)
        .map(({ id, isMust, achievement, measurements }) => {
          const latest = measurements.at(-1)
          const hasEvidence = latest !== undefined && (latest.evidence !== '' || latest.evidenceUrl !== null)
          return { key: id, isMust, isAchieved: achievement.isAchieved, hasEvidence }
        }),
      confirmedValue: confirmation
        ? { confirmedBy: confirmation.name, confirmedOn: confirmation.confirmed_on, words: confirmation.words }
        : null,
      enablement:
        settings.requiredEnablement === null
          ? null
          : { level: basis.enablement, required: settings.requiredEnablement },
      health: basis.health,
    },
    settings.cutOffs,
  )
}

/** Whether the respondent has answered since the question was put last. */
export function hasAnswered(
  project: Pick<Project, 'exam_attempt'>,
  answers: readonly Pick<ExamAnswerRow, 'respondent' | 'attempt'>[],
  respondent: ExamAnswerRow['respondent'],
): boolean {
  return answers.some((each) => each.respondent === respondent && each.attempt === project.exam_attempt)
}

export function examAnswerView(row: ExamAnswerRow) {
  return examAnswerSchema.parse({ ...row, answeredOn: row.answered_on, recordedBy: row.recorded_by })
}

const reasonsSchema = z.array(z.object({ code: z.string(), key: z.string().optional() }))
const conditionsSchema = z.array(z.object({ text: z.string(), dueOn: z.string() }))

export function examView(basis: ExamBasis, history: readonly JudgementRow[]) {
  const { sendOn, closesOn, graceEndsOn } = examDaysOf(basis.project, basis.calendar, basis.settings.timing)
  const judgement: GraduationJudgement = judge(basis)
  const latest = basis.answers.filter((answer, index, all) => all[index - 1]?.respondent !== answer.respondent)
  return {
    state: examState({ sendOn, graceEndsOn }, basis.today),
    sendOn,
    closesOn,
    graceEndsOn,
    attempt: basis.project.exam_attempt,
    answers: latest.map(examAnswerView),
    earlierAnswers: basis.answers.filter((answer) => !latest.includes(answer)).map(examAnswerView),
    judgement,
    history: history.map((row) => ({
      verdict: row.verdict,
      score: row.score,
      unmet: row.unmet,
      reasons: reasonsSchema.parse(row.reasons),
      conditions: conditionsSchema.parse(row.conditions),
      rejudgeOn: row.rejudge_on,
      judgedOn: row.judged_on,
      judgedBy: row.judged_by,
      cycle: row.cycle,
    })),
  }
}
