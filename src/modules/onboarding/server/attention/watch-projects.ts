import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { addDays } from '#platform/kernel/dates.ts'
import type { ExamTiming } from '../../domain/outcome/exam.ts'
import { examOpened, rekickoffDue, valueOverdueWarned } from '../../events.ts'
import { readGraduationPolicy } from '../graduation/graduation-policy.ts'
import { type ListedProject, selectProjects } from '../projects/project-facts-queries.ts'
import { updateProject } from '../projects/project-queries.ts'
import { day90Of } from '../projects/summarize.ts'
import { todayOf } from '../today.ts'

const pageLength = 500

/**
 * Looks at every open project once a day: warns from day 60 without a sign of value, demands a re-kickoff from day 90, and
 * opens the exam on its day; each once in a round.
 */
export async function watchProjects(context: Context): Promise<void> {
  const today = todayOf(context)
  const { timing } = await readGraduationPolicy(context)
  let after: { on: string; projectId: string } | undefined
  do {
    const page = { state: 'open' as const, limit: pageLength, after, today, now: instantOf(context) }
    const projects = await selectProjects(context.transaction, page)
    for (const project of projects) await watch(context, project, { today, timing })
    const last = projects.length === pageLength ? projects.at(-1) : undefined
    after = last && { on: last.value_on, projectId: last.project_id }
  } while (after)
}

async function watch(
  context: Context,
  project: ListedProject,
  { today, timing }: { today: string; timing: ExamTiming },
): Promise<void> {
  const { project_id: projectId, account_id: accountId } = project
  const { state, day } = day90Of(project, today)
  const tell = (what: string, params: Record<string, unknown>) =>
    recordTimelineEntry(context, { accountId, kind: `onboarding.${what}`, params: { projectId, ...params } })
  if (state === 'rekickoff_due' && project.rekickoff_due_on === null) {
    await updateProject(context.transaction, project, { rekickoff_due_on: today })
    await tell('rekickoff_due', { day })
    await recordEvent(context, rekickoffDue, { projectId, day, because: 'day_90' }, accountId)
  } else if (state === 'warn' && project.warned_on === null) {
    await updateProject(context.transaction, project, { warned_on: today })
    await tell('value_overdue_warned', { day })
    await recordEvent(context, valueOverdueWarned, { projectId, day }, accountId)
  }
  if (project.exam_opened_on !== null || project.verdict !== null) return
  const start = project.rekicked_off_on ?? project.contract_start_on
  const { sendOnDay, closeOnDay } = timing
  if (today < addDays(start, sendOnDay)) return
  const closesOn = addDays(start, closeOnDay)
  await updateProject(context.transaction, project, { exam_opened_on: today })
  await tell('exam_opened', { closesOn })
  await recordEvent(context, examOpened, { projectId, closesOn }, accountId)
}
