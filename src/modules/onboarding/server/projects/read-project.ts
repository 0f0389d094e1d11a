import type { Context } from '#platform/context/context.ts'
import type { ProjectPage } from '../../contract.ts'
import { criteriaFlaws } from '../../domain/outcome/graduation.ts'
import { onTimeRate } from '../../domain/plan/homework.ts'
import { nextStep, progressBySide } from '../../domain/plan/progress.ts'
import { isOpen } from '../../domain/task.ts'
import { selectCriteria } from '../criteria/criterion-queries.ts'
import { criterionView } from '../criteria/criterion-view.ts'
import { selectExamAnswers, selectJudgements } from '../exam/exam-queries.ts'
import { examView } from '../exam/exam-view.ts'
import { type HealthReader, healthUntold } from '../exam/read-health.ts'
import { readGoals } from '../goals/require-goal.ts'
import { readGraduationPolicy } from '../graduation/graduation-policy.ts'
import { readEnablement } from '../graduation/read-follow-up.ts'
import { findKickoff } from '../kickoff/kickoff-queries.ts'
import { kickoffView } from '../kickoff/kickoff-view.ts'
import { readCarried } from '../ongoing/carried.ts'
import { selectConfirmations, selectRekickoffs } from '../outcome/confirmation-queries.ts'
import { confirmationView, rekickoffView } from '../outcome/outcome-view.ts'
import { readProjectCalendars } from '../plan/read-calendars.ts'
import { readTasks } from '../plan/read-task.ts'
import { selectTasks } from '../plan/task-queries.ts'
import { planned } from '../plan/task-tables.ts'
import { readPlanForPortal } from '../portal/agreements/agree-plan.ts'
import { todayOf } from '../today.ts'
import { selectEarlyWins } from '../wins/early-win-queries.ts'
import { earlyWinsView } from '../wins/early-win-view.ts'
import { requireListedProject } from './find-listed-project.ts'
import { readPeople } from './read-people.ts'
import { overdueOf, summarize } from './summarize.ts'

/** All that the project's page shows. Throws not found `onboarding.no_such_project`. */
export async function readProject(
  context: Context,
  projectId: string,
  readHealth: HealthReader = healthUntold,
): Promise<ProjectPage> {
  const { transaction, timeZone } = context
  const project = await requireListedProject(context, projectId)
  const tasks = await selectTasks(transaction, [projectId])
  const people = await readPeople(context, project.account_id)
  const goals = await readGoals(context, project)
  const roundGoals = goals.filter(({ cycle }) => cycle === project.cycle)
  const criteria = await selectCriteria(transaction, project)
  const confirmations = await selectConfirmations(transaction, project)
  const calendars = await readProjectCalendars(context, project)
  const exam = {
    project,
    goals,
    criteria,
    confirmations: confirmations.filter(({ withdrawn_on }) => withdrawn_on === null),
    calendar: calendars.customer,
    today: todayOf(context),
    settings: await readGraduationPolicy(context),
    enablement: await readEnablement(context, project),
    answers: await selectExamAnswers(transaction, project, project.cycle),
    health: (await readHealth(context, [project.account_id])).get(project.account_id) ?? 'unknown',
  }
  const memberNames = new Map(people.map(({ id, name }) => [id, name]))
  const work = tasks.map(planned)
  const { stages, dayKind, rangeWeeks, valueTaskKey } = project.program
  const plan = await readPlanForPortal(context, project, tasks)
  const kickoff = await findKickoff(transaction, project, project.cycle)
  return {
    ...summarize(project, { tasks, memberNames, today: exam.today, timeZone }),
    stages,
    dayKind,
    rangeWeeks,
    valueTaskKey,
    kickoffTaskId: tasks.find(({ kind }) => kind === 'kickoff')?.task_id ?? null,
    sendsReminders: project.sends_reminders,
    endReason: project.end_reason_key === null ? null : { key: project.end_reason_key, text: project.end_reason ?? '' },
    planVersion: { number: plan.number, agreed: plan.agreed },
    progressBySide: progressBySide(work),
    nextTaskIds: {
      vendor: nextStep(work, 'vendor')?.id ?? null,
      customer: nextStep(work, 'customer')?.id ?? null,
    },
    homework: homeworkOf(tasks, exam.today),
    tasks: await readTasks(context, project, { tasks, people, calendars }),
    goals,
    kickoff: kickoffView(project, {
      kickoff,
      goals: roundGoals,
      tasks,
      criteria,
      askedRecords: project.program.kickoffRecords,
    }),
    earlyWins: earlyWinsView(await selectEarlyWins(transaction, project)),
    criteria: {
      items: criteria.map(criterionView),
      flaws: criteriaFlaws(criteria.map(({ category, is_must }) => ({ category, isMust: is_must }))),
      areAgreed: criteria.length > 0 && criteria.every(({ agreed_on }) => agreed_on !== null),
    },
    exam: examView(exam, await selectJudgements(transaction, project)),
    carried: await readCarried(transaction, project),
    valueConfirmations: confirmations.map(confirmationView),
    rekickoffs: (await selectRekickoffs(transaction, project)).map(rekickoffView),
    people: people.filter(({ isActive }) => isActive),
  }
}

function homeworkOf(tasks: Awaited<ReturnType<typeof selectTasks>>, today: string): ProjectPage['homework'] {
  const homework = tasks.filter(({ side }) => side === 'customer')
  return {
    onTimeRate: onTimeRate(
      homework.map(({ status, due_on, done_on }) => ({ status, dueOn: due_on, doneOn: done_on })),
      today,
    ),
    overdue: overdueOf(homework, ['customer'], today),
    open: homework.filter(isOpen).length,
  }
}
