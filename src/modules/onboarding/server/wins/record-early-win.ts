import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { earlyWinReached } from '../../events.ts'
import { keyOf, type Project } from '../projects/project-tables.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { refuseFuture } from '../today.ts'
import { insertEarlyWin, selectEarlyWins } from './early-win-queries.ts'
import { earlyWinsView, nameOfWin } from './early-win-view.ts'

interface WinInput {
  reachedOn: string
  note: string
  count?: number | null
  quote?: string
}

/** Writes a win of a locked project down and tells of it; one that was reached before stays as it is. */
export async function keepEarlyWin(
  context: Context,
  project: Project,
  { key, reachedOn, note, count, quote }: WinInput & { key: string },
  source: 'manual' | 'usage',
): Promise<void> {
  const isNew = await insertEarlyWin(context.transaction, {
    ...keyOf(project),
    ...{ key, note, source },
    reached_on: reachedOn,
    count: count ?? null,
    quote: quote ?? '',
    recorded_by: context.actor.name,
  })
  if (!isNew) return
  const { project_id: projectId, account_id: accountId } = project
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId,
    kind: 'onboarding.early_win_reached',
    params: { projectId, win: nameOfWin(key), on: reachedOn },
    visibility: 'customer',
  })
  await recordEvent(context, earlyWinReached, { projectId, key, on: reachedOn }, accountId)
}

/** Records an early win entered by a person; the first day stands. Throws not found `onboarding.no_such_early_win`. */
export async function recordEarlyWin(context: Context, target: { id: string; key: string }, input: WinInput) {
  refuseFuture(context, input.reachedOn, 'reachedOn')
  const project = await lockOpenProject(context, target.id)
  const known = earlyWinsView([]).items.find(({ key }) => key === target.key)
  if (!known) throw notFound('onboarding.no_such_early_win')
  await keepEarlyWin(context, project, { ...input, key: known.key }, 'manual')
  const { items } = earlyWinsView(await selectEarlyWins(context.transaction, project))
  return items.find(({ key }) => key === target.key) ?? known
}
