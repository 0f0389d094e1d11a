import { z } from 'zod'
import { requireAccount } from '#modules/accounts/server/api.ts'
import { readWorkspaceCalendar } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { builtInPrograms } from '../../content/built-in.ts'
import type { TypicalDurations } from '../../contract.ts'
import { finishedWork } from '../../domain/forecast/finished-work.ts'
import { openDaysAround } from '../../domain/forecast/open-days.ts'
import { linkSchema } from '../../domain/network/link.ts'
import { everyDayCalendars } from '../../domain/plan/side-calendars.ts'
import type { Program } from '../../domain/program.ts'
import { typicalDurations } from '../../domain/similar/experience.ts'
import { readDraft } from '../programs/edit-draft.ts'
import { todayOf } from '../today.ts'
import { findAlike, type PastProject } from './find-alike.ts'
import { selectDoneTasks, selectPastProjects, selectTroubles } from './similar-queries.ts'
import { troublesOf } from './troubles.ts'

const linksSchema = z.array(linkSchema)
const mostProjects = 200

/**
 * How long the tasks of a program (its draft where one is begun) took in past onboardings, and what they met. Throws not
 * found `onboarding.no_such_program`, `accounts.no_such_account`.
 */
export async function readTypicalDurations(
  context: Context,
  { key, accountId }: { key: string; accountId?: string | undefined },
): Promise<TypicalDurations> {
  const program = builtInPrograms.find((each) => each.key === key) ?? (await readDraft(context, key)).program
  if (accountId !== undefined) await requireAccount(context, accountId)
  const past = await pastOf(context, program, accountId)
  const ids = past.map(({ project_id }) => project_id)
  const work = await workOf(context, past)
  const known = new Map(typicalDurations(work).map((each) => [each.taskKey, each]))
  return {
    projects: past.length,
    items: program.tasks.flatMap((task) => {
      const found = known.get(task.key)
      return found ? [{ ...found, name: task.name, plannedDays: task.dueOffset - task.startOffset + 1 }] : []
    }),
    troubles: troublesOf(past, await selectTroubles(context.transaction, ids)),
  }
}

async function pastOf(context: Context, program: Program, accountId: string | undefined): Promise<PastProject[]> {
  if (accountId !== undefined) return (await findAlike(context, accountId)).alike
  const past = await selectPastProjects(context.transaction, { not: null, limit: 1000 })
  return past.filter(({ program_touch }) => program_touch === program.touchModel).slice(0, mostProjects)
}

async function workOf(context: Context, past: readonly PastProject[]) {
  const today = todayOf(context)
  const ours = openDaysAround(await readWorkspaceCalendar(context), today)
  const everyDay = openDaysAround(everyDayCalendars.vendor, today)
  const rows = await selectDoneTasks(
    context.transaction,
    past.map(({ project_id }) => project_id),
  )
  const byProject = Map.groupBy(rows, ({ project_id }) => project_id)
  return past.flatMap(({ project_id, program_key, day_kind }) => {
    const tasks = (byProject.get(project_id) ?? []).map((task) => ({
      key: task.key,
      element: task.element,
      side: task.side,
      status: task.status,
      startOn: task.start_on,
      baselineStartOn: task.baseline_start_on,
      baselineDueOn: task.baseline_due_on,
      doneOn: task.done_on,
      dependsOn: linksSchema.parse(task.links),
    }))
    return finishedWork(program_key, tasks, { today, open: day_kind === 'calendar' ? everyDay : ours })
  })
}
