import { type Context, instantOf } from '#platform/context/context.ts'
import { type Advice, advise } from '../../domain/advice/advice.ts'
import { selectProjects } from '../projects/project-facts-queries.ts'
import { todayOf } from '../today.ts'
import { selectAdviceDecisions } from './advice-queries.ts'
import { isDecided } from './read-advice.ts'
import { readAdviceFacts } from './read-advice-facts.ts'

export interface ProjectAdvice extends Advice {
  projectId: string
  accountId: string
  ownerId: string | null
}

/** More open projects than any team runs; the rest would be noise. */
const mostProjects = 5000

/** The advice on all open projects that nobody has decided upon. A constant number of queries. */
export async function listAdvice(context: Context): Promise<ProjectAdvice[]> {
  const page = { state: 'open' as const, limit: mostProjects, today: todayOf(context), now: instantOf(context) }
  const projects = await selectProjects(context.transaction, page)
  const facts = await readAdviceFacts(context, projects)
  const decisions = Map.groupBy(
    await selectAdviceDecisions(
      context.transaction,
      projects.map(({ project_id }) => project_id),
    ),
    ({ project_id }) => project_id,
  )
  return projects.flatMap(({ project_id: projectId, account_id: accountId, owner_id: ownerId }) => {
    const found = facts.get(projectId)
    if (!found) return []
    return advise(found.facts)
      .filter((advice) => advice.kind !== 'nothing' && !isDecided(advice, decisions.get(projectId) ?? [], context))
      .map((advice) => ({ ...advice, projectId, accountId, ownerId }))
  })
}
