import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { discardDraftsOf } from '#modules/messaging/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { deleteEarlyWin } from './early-win-queries.ts'
import { earlyWinsView } from './early-win-view.ts'

/**
 * Takes back an early win that was recorded by mistake, with the draft of its mail; a mail that was sent stays sent. Throws
 * not found `onboarding.no_such_early_win` where it was not reached, conflict `onboarding.project_closed`.
 */
export async function withdrawEarlyWin(context: Context, target: { id: string; key: string }) {
  const project = await lockOpenProject(context, target.id)
  const win = earlyWinsView([]).items.find(({ key }) => key === target.key)
  if (!win || !(await deleteEarlyWin(context.transaction, project, target.key)))
    throw notFound('onboarding.no_such_early_win')
  await touchProject(context, project)
  await discardDraftsOf(context, project.account_id, `early_win:${target.id}:${target.key}`)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.early_win_withdrawn',
    params: { projectId: target.id, win: win.name },
  })
  return win
}
