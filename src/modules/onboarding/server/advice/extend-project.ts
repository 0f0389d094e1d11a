import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { conflict, invalid } from '#platform/kernel/errors.ts'
import { type ExtensionRequest, extensionGaps, extensionsLeft, mostExtensions } from '../../domain/advice/extension.ts'
import { projectExtended } from '../../events.ts'
import { requireListedProject } from '../projects/find-listed-project.ts'
import { keyOf } from '../projects/project-tables.ts'
import { lockProject, touchProject } from '../projects/require-project.ts'
import { day90Of } from '../projects/summarize.ts'
import { refuseFuture, todayOf } from '../today.ts'
import { insertExtension, selectExtensions } from './advice-queries.ts'
import { extensionView } from './read-advice.ts'

/**
 * Moves the agreed value date. Throws invalid `onboarding.extension_incomplete` with what is missing as fields, conflict
 * `onboarding.extensions_used_up`, `onboarding.rekickoff_needed` once the time for a sign of value has passed without one,
 * `onboarding.project_closed`, `onboarding.changed_meanwhile`.
 */
export async function extendProject(
  context: Context,
  projectId: string,
  input: ExtensionRequest & { version: number; clientId: string },
) {
  const { transaction } = context
  const project = await lockProject(context, projectId)
  const all = await selectExtensions(transaction, project)
  const known = all.find(({ client_id }) => client_id === input.clientId)
  if (known) return extensionView(known)
  if (project.ended_on !== null) throw conflict('onboarding.project_closed')
  if (project.version !== input.version) throw conflict('onboarding.changed_meanwhile')
  const { state } = day90Of(await requireListedProject(context, projectId), todayOf(context))
  if (state === 'rekickoff_due') throw conflict('onboarding.rekickoff_needed')
  const { cause, rootCause, valueOn, agreedBy, agreedOn, how } = input
  const gaps = extensionGaps(input, project.value_on)
  if (gaps.length > 0 || cause === null || valueOn === null || agreedOn === null) {
    const fields = gaps.map((path) => ({
      path,
      code: path === 'valueOn' ? 'onboarding.value_date_not_later' : 'onboarding.needed_to_extend',
    }))
    throw invalid('onboarding.extension_incomplete', {}, fields)
  }
  refuseFuture(context, agreedOn, 'agreedOn')
  const used = all.filter(({ cycle }) => cycle === project.cycle).length
  if (extensionsLeft(used) === 0) throw conflict('onboarding.extensions_used_up', { most: mostExtensions })
  const row = await insertExtension(transaction, {
    ...keyOf(project),
    cycle: project.cycle,
    extension: used + 1,
    client_id: input.clientId,
    cause,
    root_cause: rootCause,
    previous_value_on: project.value_on,
    value_on: valueOn,
    agreed_by: agreedBy,
    agreed_on: agreedOn,
    how,
    recorded_by: context.actor.name,
    recorded_at: instantOf(context),
  })
  await touchProject(context, project, { value_on: valueOn })
  const { account_id: accountId, value_on: from } = project
  await recordTimelineEntry(context, {
    accountId,
    kind: 'onboarding.extended',
    params: { projectId, from, to: valueOn, extension: row.extension, name: agreedBy },
    body: rootCause,
  })
  await recordEvent(context, projectExtended, { projectId, extension: row.extension, from, to: valueOn }, accountId)
  return extensionView(row)
}
