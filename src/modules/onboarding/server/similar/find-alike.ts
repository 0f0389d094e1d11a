import { listPurposes } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { bigramsOf } from '#platform/kernel/japanese-text.ts'
import { alikeFrom, type Similarity, similarityOf, type Traits } from '../../domain/similar/similarity.ts'
import { findTraits, selectOwnGoals, selectPastProjects } from './similar-queries.ts'

/** More past onboardings than this tell nothing new of today's. */
const mostCompared = 1000
const mostAlike = 40

export type PastProject = Awaited<ReturnType<typeof selectPastProjects>>[number]
export type AlikeProject = PastProject & { score: number; similarity: Similarity }

/** Past onboardings of other customers of the workspace, the most alike first. Five queries, however many there are. */
export async function findAlike(
  context: Context,
  accountId: string,
): Promise<{ traits: Traits; compared: number; alike: AlikeProject[] }> {
  const { transaction } = context
  const own = await findTraits(transaction, accountId)
  const past = await selectPastProjects(transaction, { not: accountId, limit: mostCompared })
  const purposes = await listPurposes(context, [accountId, ...new Set(past.map(({ account_id }) => account_id))])
  const traitsOf = (
    id: string,
    facts: Partial<Pick<PastProject, 'industry' | 'employee_count' | 'touch_model'>>,
    goals: string | null,
  ) => ({
    industry: facts.industry ?? null,
    employees: facts.employee_count ?? null,
    touchModel: facts.touch_model ?? null,
    purpose: bigramsOf(`${purposes.get(id) ?? ''} ${goals ?? ''}`),
  })
  const traits = traitsOf(accountId, own ?? {}, await selectOwnGoals(transaction, accountId))
  const alike = past
    .flatMap((project) => {
      const similarity = similarityOf(traits, traitsOf(project.account_id, project, project.goals))
      const { score } = similarity
      return score === null || score < alikeFrom ? [] : [{ ...project, score, similarity }]
    })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, mostAlike)
  return { traits, compared: past.length, alike }
}
