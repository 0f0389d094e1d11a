import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { setStatus } from '../plan/set-status.ts'
import { selectTasks, updateTask } from '../plan/task-queries.ts'
import type { Project } from '../projects/project-tables.ts'
import { touchProject } from '../projects/require-project.ts'
import { moveEarlyWin } from '../wins/early-win-queries.ts'
import { nameOfWin } from '../wins/early-win-view.ts'
import { keepEarlyWin } from '../wins/record-early-win.ts'
import { upsertFound } from './watch-queries.ts'
import type { Asked } from './watched.ts'

export interface Found extends Asked {
  on: string
  count: number
  people: readonly string[]
}

/**
 * Makes true in a locked project what usage found: a win is reached, a task is done; or it was so on an earlier day than was
 * known. The kickoff is done by its own records, whatever usage says.
 */
export async function takeOver(context: Context, project: Project, found: Found): Promise<void> {
  if (found.subject === 'win') await takeOverWin(context, project, found)
  else if (!(await takeOverTask(context, project, found))) return
  const { subject, key, on, count, people, rule } = found
  await upsertFound(context.transaction, project, { subject, key, on, count, people, rule, at: instantOf(context) })
}

async function takeOverWin(context: Context, project: Project, { key, on, count, standing, foundOn }: Found) {
  if (standing === 'open') {
    const most = 1_000_000_000
    const win = { key, reachedOn: on, note: '', count: Math.max(1, Math.min(most, Math.round(count))), quote: '' }
    await keepEarlyWin(context, project, win, 'usage')
    return
  }
  await moveEarlyWin(context.transaction, project, key, on)
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.early_win_moved',
    params: { projectId: project.project_id, win: nameOfWin(key), from: foundOn ?? on, on },
  })
}

/** False where there is no such task to be done by usage. */
async function takeOverTask(context: Context, project: Project, { key, on, standing, foundOn }: Found) {
  const task = (await selectTasks(context.transaction, [project.project_id])).find((each) => each.key === key)
  if (task === undefined || task.kind === 'kickoff') return false
  if (standing === 'open') {
    await setStatus(context, { project, task }, { status: 'done', doneOn: on })
    return true
  }
  await updateTask(context.transaction, project, task.task_id, { done_on: on })
  const isFirstValue = task.kind === 'first_value' && project.first_value_on === foundOn
  await touchProject(context, project, isFirstValue ? { first_value_on: on } : {})
  return true
}
