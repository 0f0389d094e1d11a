import type { Context } from '#platform/context/context.ts'
import { addDays } from '#platform/kernel/dates.ts'
import { tables } from '../tables.ts'
import { todayOf } from '../today.ts'
import { draftWelcome, freshDays } from './draft-mails.ts'

/** Welcomes those of whom nobody could be written to when the project started, while it is news. */
export async function draftWelcomes(context: Context): Promise<void> {
  const today = todayOf(context)
  const projects = await tables(context.transaction)
    .selectFrom('onboarding.projects')
    .select('project_id')
    .where('ended_on', 'is', null)
    .where('contract_start_on', '<=', today)
    .where('contract_start_on', '>=', addDays(today, -freshDays))
    .orderBy('project_id')
    .execute()
  for (const { project_id: projectId } of projects) await draftWelcome(context, projectId)
}
