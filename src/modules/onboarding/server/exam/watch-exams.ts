import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { readSettings } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { addDays } from '#platform/kernel/dates.ts'
import { builtInGraduationExam } from '../../content/built-in.ts'
import type { GraduationSettings } from '../../domain/graduation/policy.ts'
import { respondents } from '../../domain/graduation/respondent.ts'
import { examUnanswered, rejudgementDue } from '../../events.ts'
import { writeBlocker } from '../blockers/raise-blocker.ts'
import { insertExamStep, selectExamSteps } from '../graduation/follow-up-queries.ts'
import { readGraduationPolicy } from '../graduation/graduation-policy.ts'
import { draftExamAgain, draftExamReminder } from '../mails/draft-exam.ts'
import { readProjectCalendars } from '../plan/read-calendars.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { lockProject } from '../projects/require-project.ts'
import { todayOf } from '../today.ts'
import { selectExamAnswers, selectProjectsWithExam } from './exam-queries.ts'
import { examDaysOf, hasAnswered } from './exam-view.ts'

/** Reminders that were missed for longer, because nothing ran, are not sent late. */
const lateByAtMostDays = 3

/**
 * Looks at every open exam once a day: reminds whoever has not answered, registers the risk of falling engagement when
 * nobody did by the end of the grace, and puts the question once more before a conditional graduation is judged again on
 * its day; each once.
 */
export async function watchExams(context: Context): Promise<void> {
  const settings = await readGraduationPolicy(context)
  for (const { project_id: id } of await selectProjectsWithExam(context.transaction))
    await watchExam(context, await lockProject(context, id), settings)
}

async function watchExam(context: Context, project: Project, settings: GraduationSettings): Promise<void> {
  const today = todayOf(context)
  const isNew = (step: Parameters<typeof insertExamStep>[1]['step'], dueOn: string) =>
    insertExamStep(context.transaction, {
      ...keyOf(project),
      cycle: project.cycle,
      step,
      due_on: dueOn,
      taken_on: today,
    })
  const { project_id: projectId, account_id: accountId, rejudge_on: rejudgeOn } = project
  if (rejudgeOn !== null && rejudgeOn <= today && (await isNew('rejudge_due', rejudgeOn))) {
    await recordTimelineEntry(context, { accountId, kind: 'onboarding.rejudgement_due', params: { projectId } })
    await recordEvent(context, rejudgementDue, { projectId, on: today }, accountId)
  }
  const isAskedAgain = rejudgeOn !== null
  if (!isAskedAgain && (project.exam_opened_on === null || project.verdict !== null)) return
  const { customer } = await readProjectCalendars(context, project)
  const { sendOn, closesOn, remindersOn, graceEndsOn } = examDaysOf(project, customer, settings.timing)
  const answers = await selectExamAnswers(context.transaction, project, project.cycle)
  const missing = respondents.filter((role) => !hasAnswered(project, answers, role))
  if (isAskedAgain) {
    if (today < sendOn || today > closesOn || missing.length === 0) return
    // Asked and reminded on one day would be one mail too many.
    if (await isNew('asked_again', sendOn)) return draftExamAgain(context, projectId, missing)
    const taken = await selectExamSteps(context.transaction, project, project.cycle)
    if (taken.some(({ step, taken_on }) => step === 'asked_again' && taken_on === today)) return
  }
  const steps = ['first_reminder', 'last_reminder'] as const
  for (const [index, step] of steps.entries()) {
    const on = remindersOn[index]
    // Of a question that is put once more one reminder is enough.
    if (isAskedAgain && step === 'first_reminder') continue
    if (on === undefined || on > today || on < addDays(today, -lateByAtMostDays) || missing.length === 0) continue
    if (await isNew(step, on)) await draftExamReminder(context, projectId, { step, to: missing })
  }
  if (!isAskedAgain && today > graceEndsOn && missing.includes('champion') && (await isNew('unanswered', graceEndsOn)))
    await registerRisk(context, project)
}

/** Falling engagement, as something that stands in the way; what the built-in content says is to be done goes with it. */
async function registerRisk(context: Context, project: Project): Promise<void> {
  const { project_id: projectId, account_id: accountId } = project
  const { locale } = await readSettings(context)
  const unknown = builtInGraduationExam.verdicts.find(({ key }) => key === 'unknown')
  await writeBlocker(context, project, {
    clientId: `exam-unanswered-${project.cycle}`,
    kind: 'relationship',
    title: builtInGraduationExam.unansweredRisk[locale],
    detail: (unknown?.nextActions ?? []).map((action) => action[locale]).join('\n'),
    ownerSide: 'vendor',
    ownerTeam: null,
    ownerName: '',
    impact: 'large',
    taskIds: [],
    solution: '',
    expectedOn: null,
    visibility: 'internal',
  })
  await recordTimelineEntry(context, { accountId, kind: 'onboarding.exam_unanswered', params: { projectId } })
  await recordEvent(context, examUnanswered, { projectId, on: todayOf(context) }, accountId)
}
