import type { StakeholderRecord } from '#modules/accounts/contract.ts'
import { listStakeholders } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { findProject } from '../projects/project-queries.ts'
import type { Project } from '../projects/project-tables.ts'

type Reader = StakeholderRecord & { email: string }

/** The project and whom its mails go to first: the champion, else the admin. Undefined where nobody can be written to. */
export async function addressed(
  context: Context,
  projectId: string,
): Promise<{ project: Project; to: Reader } | undefined> {
  const project = await findProject(context.transaction, projectId)
  if (!project) return undefined
  const people = (await listStakeholders(context, project.account_id)).flatMap((person) =>
    person.isActive && person.email !== null ? [{ ...person, email: person.email }] : [],
  )
  const to =
    people.find(({ roles }) => roles.includes('champion')) ?? people.find(({ roles }) => roles.includes('admin'))
  return to && { project, to }
}
