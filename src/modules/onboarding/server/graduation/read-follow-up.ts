import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { FollowUp } from '../../contract.ts'
import { enablementReached } from '../../domain/graduation/enablement.ts'
import { examDaysOf } from '../exam/exam-view.ts'
import { readProjectCalendars } from '../plan/read-calendars.ts'
import { findProject } from '../projects/project-queries.ts'
import type { ProjectKey } from '../projects/project-tables.ts'
import { todayOf } from '../today.ts'
import { selectConditions, selectEnablement, selectExamSteps } from './follow-up-queries.ts'
import { readGraduationPolicy } from './graduation-policy.ts'

/** Throws not found `onboarding.no_such_project`. */
export async function readFollowUp(context: Context, projectId: string): Promise<FollowUp> {
  const { transaction } = context
  const project = await findProject(transaction, projectId)
  if (!project) throw notFound('onboarding.no_such_project')
  const settings = await readGraduationPolicy(context)
  const { customer } = await readProjectCalendars(context, project)
  const steps = await selectExamSteps(transaction, project, project.cycle)
  const records = await selectEnablement(transaction, project)
  const today = todayOf(context)
  return {
    conditions: (await selectConditions(transaction, project)).map((row) => ({
      id: row.condition_id,
      text: row.text,
      dueOn: row.due_on,
      state: row.state,
      isOverdue: row.state === 'open' && row.due_on < today,
      closedOn: row.closed_on,
      closedBy: row.closed_by,
      note: row.note,
      version: row.version,
    })),
    rejudgeOn: project.rejudge_on,
    rejudgeWithinDays: settings.rejudgeWithinDays,
    steps: steps.map(({ step, taken_on: on }) => ({ step, on })),
    remindersOn: examDaysOf(project, customer, settings.timing).remindersOn,
    enablement: {
      level: enablementReached(records.map(recordOf)),
      required: settings.requiredEnablement,
      records: records.toReversed().map((row) => ({
        id: row.enablement_record_id,
        ...recordOf(row),
        evidence: row.evidence,
        recordedBy: row.recorded_by,
      })),
    },
  }
}

/** The level that the customer has shown in the project. */
export async function readEnablement(context: Context, project: ProjectKey): Promise<number> {
  return enablementOf(await selectEnablement(context.transaction, project))
}

export function enablementOf(rows: Awaited<ReturnType<typeof selectEnablement>>): number {
  return enablementReached(rows.map(recordOf))
}

function recordOf(row: Awaited<ReturnType<typeof selectEnablement>>[number]) {
  return { level: row.level, isShown: row.is_shown, shownOn: row.shown_on }
}
