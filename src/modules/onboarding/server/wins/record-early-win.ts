import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { earlyWinReached } from '../../events.ts'
import { keyOf } from '../projects/project-tables.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { refuseFuture } from '../today.ts'
import { insertEarlyWin, selectEarlyWins } from './early-win-queries.ts'
import { earlyWinsView } from './early-win-view.ts'

/** Records an early win entered by a person; the first day stands. Throws not found `onboarding.no_such_early_win`. */
export async function recordEarlyWin(
  context: Context,
  target: { id: string; key: string },
  input: { reachedOn: string; note: string; count?: number | null; quote?: string },
) {
  refuseFuture(context, input.reachedOn, 'reachedOn')
  const project = await lockOpenProject(context, target.id)
  const known = earlyWinsView([]).items.find(({ key }) => key === target.key)
  if (!known) throw notFound('onboarding.no_such_early_win')
  const isNew = await insertEarlyWin(context.transaction, {
    ...keyOf(project),
    key: known.key,
    reached_on: input.reachedOn,
    note: input.note,
    source: 'manual',
    count: input.count ?? null,
    quote: input.quote ?? '',
    recorded_by: context.actor.name,
  })
  if (isNew) {
    await touchProject(context, project)
    await recordTimelineEntry(context, {
      accountId: project.account_id,
      kind: 'onboarding.early_win_reached',
      params: { projectId: target.id, win: known.name, on: input.reachedOn },
      visibility: 'customer',
    })
    const event = { projectId: target.id, key: known.key, on: input.reachedOn }
    await recordEvent(context, earlyWinReached, event, project.account_id)
  }
  const { items } = earlyWinsView(await selectEarlyWins(context.transaction, project))
  return items.find(({ key }) => key === target.key) ?? known
}
