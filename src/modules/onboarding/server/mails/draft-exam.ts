import { listStakeholders } from '#modules/accounts/server/api.ts'
import { readSettings } from '#modules/identity/server/api.ts'
import { queueMail } from '#modules/messaging/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { builtInGraduationExam } from '../../content/built-in.ts'
import { type Respondent, respondentOf, respondents } from '../../domain/graduation/respondent.ts'
import { examDaysOf } from '../exam/exam-view.ts'
import { insertExamStep } from '../graduation/follow-up-queries.ts'
import { readGraduationPolicy } from '../graduation/graduation-policy.ts'
import { readProjectCalendars } from '../plan/read-calendars.ts'
import { findProject } from '../projects/project-queries.ts'
import { keyOf } from '../projects/project-tables.ts'
import { todayOf } from '../today.ts'
import { readWriting } from './writing.ts'

/** The question to champion and sponsor, when the exam opens. Not for an exam that is over, as of an imported project. */
export async function draftExam(context: Context, projectId: string): Promise<void> {
  await draft(context, projectId, { step: 'sent', to: respondents })
}

/** The question once more, before a conditional graduation is judged again; the caller has noted that it was put. */
export function draftExamAgain(context: Context, projectId: string, to: readonly Respondent[]): Promise<void> {
  return draft(context, projectId, { step: 'asked_again', to })
}

/** Asks those who have not answered once more. */
export function draftExamReminder(
  context: Context,
  projectId: string,
  reminder: { step: 'first_reminder' | 'last_reminder'; to: readonly Respondent[] },
): Promise<void> {
  return draft(context, projectId, reminder)
}

async function draft(
  context: Context,
  projectId: string,
  { step, to }: { step: 'sent' | 'asked_again' | 'first_reminder' | 'last_reminder'; to: readonly Respondent[] },
): Promise<void> {
  const project = await findProject(context.transaction, projectId)
  if (!project || project.ended_on !== null) return
  const { timing } = await readGraduationPolicy(context)
  const { customer } = await readProjectCalendars(context, project)
  const { sendOn, closesOn } = examDaysOf(project, customer, timing)
  const today = todayOf(context)
  if (today > closesOn) return
  if (step === 'sent') {
    const row = { ...keyOf(project), cycle: project.cycle, step, due_on: sendOn, taken_on: today }
    await insertExamStep(context.transaction, row)
  }
  // The first attempt has the keys that it always had.
  const attempt = project.exam_attempt > 1 ? [project.exam_attempt] : []
  const isQuestion = step === 'sent' || step === 'asked_again'
  const { productName } = await readSettings(context)
  const people = (await listStakeholders(context, project.account_id)).filter(({ isActive }) => isActive)
  for (const role of to) {
    const person = people.find(({ roles, email }) => email !== null && respondentOf(roles) === role)
    if (!person?.email) continue
    const { locale } = await readWriting(context, person)
    await queueMail(context, {
      locale,
      accountId: project.account_id,
      ownerId: project.owner_id,
      to: { ...person, email: person.email },
      kind: isQuestion ? 'exam' : 'exam_reminder',
      params: {
        question: builtInGraduationExam.question[locale].replaceAll('{{product.name}}', productName),
        closesOn,
        ...(isQuestion && { isAskedAgain: project.exam_attempt > 1 }),
      },
      dedupeKey: ['exam', projectId, project.cycle, role, step, ...attempt].join(':'),
    })
  }
}
