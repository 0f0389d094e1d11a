import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { AdviceOfProject } from '../../contract.ts'
import type { ContactChannel, ContactDirection } from '../../domain/advice/contact.ts'
import { keyOf } from '../projects/project-tables.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { refuseFuture } from '../today.ts'
import { insertContact } from './advice-queries.ts'
import { readAdvice } from './read-advice.ts'

export interface ContactInput {
  clientId: string
  direction: ContactDirection
  channel: ContactChannel
  on: string
  note: string
}

/** Throws invalid `onboarding.date_in_future`. Sent twice it is taken once. */
export async function recordContact(
  context: Context,
  projectId: string,
  input: ContactInput,
): Promise<AdviceOfProject> {
  refuseFuture(context, input.on, 'on')
  const project = await lockOpenProject(context, projectId)
  const isNew = await insertContact(context.transaction, {
    ...keyOf(project),
    contact_id: newId(context.clock.now()),
    client_id: input.clientId,
    direction: input.direction,
    channel: input.channel,
    on_day: input.on,
    note: input.note,
    recorded_by: context.actor.name,
    recorded_at: instantOf(context),
  })
  if (isNew) {
    await touchProject(context, project)
    await recordTimelineEntry(context, {
      accountId: project.account_id,
      kind: `onboarding.contact_${input.direction}`,
      params: { projectId, channel: input.channel, on: input.on },
      body: input.note,
    })
  }
  return readAdvice(context, projectId)
}
