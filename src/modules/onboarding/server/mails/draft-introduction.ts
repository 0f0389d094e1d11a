import { queueMail } from '#modules/messaging/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { Project } from '../projects/project-tables.ts'
import { addressed } from './addressed.ts'
import { readWriting } from './writing.ts'

/** Whoever takes the customer over, introduced by those who know it so far. Once a person; asked again, nothing happens. */
export async function draftIntroduction(
  context: Context,
  project: Project,
  { csmId, csmName, cadence }: { csmId: string; csmName: string; cadence: string },
): Promise<void> {
  const found = await addressed(context, project.project_id)
  if (!found) return
  await queueMail(context, {
    ...(await readWriting(context, found.to)),
    accountId: project.account_id,
    ownerId: project.owner_id,
    to: found.to,
    kind: 'csm_introduction',
    params: { csmName, cadence: inOneLine(cadence) },
    dedupeKey: `csm_introduction:${project.project_id}:${csmId}`,
  })
}

/** What a mail says within a sentence; null where nothing is written. */
export function inOneLine(text: string): string | null {
  return text.trim().replaceAll(/\s+/g, ' ').slice(0, 500) || null
}
