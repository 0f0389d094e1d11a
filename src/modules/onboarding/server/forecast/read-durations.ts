import { z } from 'zod'
import { readWorkspaceCalendar } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import { type Durations, learnDurations } from '../../domain/forecast/durations.ts'
import { finishedWork } from '../../domain/forecast/finished-work.ts'
import { openDaysAround } from '../../domain/forecast/open-days.ts'
import { linkSchema } from '../../domain/network/link.ts'
import { everyDayCalendars } from '../../domain/plan/side-calendars.ts'
import { selectPastBlockers, selectPastTasks } from './forecast-queries.ts'

const linksSchema = z.array(linkSchema)
/** More would change nothing but the time that it takes. */
const mostProjects = 200
const mostBlockers = 500
/** A project counts as past once its three months are over. */
export const ripeDays = 90

/** What this workspace's past projects say about how long things take, as it was known on a day. Three queries. */
export async function readDurations(context: Context, today: PlainDateString): Promise<Durations> {
  const { transaction, timeZone } = context
  const own = openDaysAround(await readWorkspaceCalendar(context), today)
  const everyDay = openDaysAround(everyDayCalendars.vendor, today)
  const rows = await selectPastTasks(transaction, { today, timeZone, ripeDays, projects: mostProjects })
  const byProject = Map.groupBy(rows, ({ project_id }) => project_id)
  const work = [...byProject.values()].flatMap((tasks) => {
    const [first] = tasks
    if (first === undefined) return []
    const past = tasks.map((task) => ({
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
    return finishedWork(first.program_key, past, { today, open: first.day_kind === 'calendar' ? everyDay : own })
  })
  return learnDurations(work, await selectPastBlockers(transaction, { today, limit: mostBlockers }), byProject.size)
}
