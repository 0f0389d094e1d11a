import { z } from 'zod'
import { type Context, instantOf } from '#platform/context/context.ts'
import { linkSchema } from '../../domain/network/link.ts'
import type { SideCalendars } from '../../domain/plan/side-calendars.ts'
import { planState, whatIf } from '../../domain/replan/what-if.ts'
import { readCalendarsOf } from '../plan/read-calendars.ts'
import { keyOf } from '../projects/project-tables.ts'
import { todayOf } from '../today.ts'
import {
  type NewProposal,
  type ProposedMove,
  type RunningProject,
  replaceProposals,
  selectPlans,
  selectRunningProjects,
} from './proposal-queries.ts'

/** Projects in memory at once; a plan of 200 tasks takes some 100 kB. */
const batchSize = 100
const linksSchema = z.array(linkSchema)

/**
 * Compares the plans of all running projects, or of one customer's, with the days that are worked now, and proposes new
 * dates where work stands on closed ones. Four statements a hundred projects, whatever their tasks.
 */
export async function proposeReplans(
  context: Context,
  accountId?: string,
): Promise<{ projects: number; proposals: number }> {
  const calendarsOf = await readCalendarsOf(context)
  const total = { projects: 0, proposals: 0 }
  let after = '00000000-0000-0000-0000-000000000000'
  while (true) {
    const projects = await selectRunningProjects(context.transaction, { after, limit: batchSize, accountId })
    const last = projects.at(-1)
    if (last === undefined) return total
    const projectIds = projects.map(({ project_id }) => project_id)
    const plans = Map.groupBy(await selectPlans(context.transaction, projectIds), ({ project_id }) => project_id)
    const proposals = projects.flatMap((project) =>
      proposalFor(project, plans.get(project.project_id) ?? [], {
        calendars: calendarsOf(project, 'business'),
        today: todayOf(context),
      }),
    )
    await replaceProposals(context.transaction, projectIds, { proposals, proposedAt: instantOf(context) })
    total.projects += projects.length
    total.proposals += proposals.length
    after = last.project_id
  }
}

function proposalFor(
  project: RunningProject,
  rows: Awaited<ReturnType<typeof selectPlans>>,
  basis: { calendars: SideCalendars; today: string },
): NewProposal[] {
  const tasks = rows.map((row) => ({
    key: row.key,
    side: row.side,
    status: row.status,
    startOn: row.start_on,
    dueOn: row.due_on,
    doneOn: row.done_on,
    isPinned: row.is_pinned,
    workDays: row.work_days,
    dependsOn: linksSchema.parse(row.links),
  }))
  const result = whatIf(planState(tasks, { ...basis, valueTaskKey: project.value_task_key }), [{ kind: 'calendar' }])
  if (result.moves.length === 0) return []
  const moves = result.moves.flatMap(({ taskKey, to }): ProposedMove[] => {
    const workDays = result.tasks.get(taskKey)?.workDays
    return typeof workDays === 'number'
      ? [{ key: taskKey, start_on: to.startOn, due_on: to.dueOn, work_days: workDays }]
      : []
  })
  const { from = null, to = null } = result.valueDate ?? {}
  return [{ ...keyOf(project), project_version: project.version, moves, value_from: from, value_to: to }]
}
