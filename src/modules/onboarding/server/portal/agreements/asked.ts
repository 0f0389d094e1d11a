import type { Context } from '#platform/context/context.ts'
import type { PortalProject } from '../../../contract.ts'
import { selectBaselines } from '../../baselines/baseline-queries.ts'
import type { Project } from '../../projects/project-tables.ts'
import { selectAgreements, selectRequests, selectStatements } from '../../scope/scope-queries.ts'

type Asked = PortalProject['asked'][number]

/** What the customer was asked to agree to and has not answered, in the order in which its page shows it. */
export async function askedOf(
  context: Context,
  project: Project,
  { plan, areCriteriaAgreed }: { plan: PortalProject['plan']; areCriteriaAgreed: boolean },
): Promise<Asked[]> {
  if (project.ended_on !== null) return []
  const { transaction } = context
  const replaced = (await selectBaselines(transaction, project)).map(({ recorded_at }) => recorded_at).sort()
  const scope = (await selectStatements(transaction, project)).find(({ visibility }) => visibility === 'customer')
  const agreements = await selectAgreements(transaction, project)
  const isScopeAgreed = agreements.some(({ statement }) => statement === scope?.statement)
  const requests = (await selectRequests(transaction, project)).filter(({ state }) => state === 'proposed')
  return [
    ...(areCriteriaAgreed ? [] : [{ kind: 'criteria' as const, id: 'criteria', title: '', at: null }]),
    ...(scope && !isScopeAgreed
      ? [{ kind: 'scope' as const, id: `scope-${scope.statement}`, title: '', at: scope.written_at }]
      : []),
    ...requests.map(({ scope_request_id: id, title, proposed_on: at }) => ({
      kind: 'request' as const,
      id,
      title,
      at,
    })),
    ...(plan.agreed
      ? []
      : [{ kind: 'plan' as const, id: `plan-${plan.number}`, title: '', at: replaced.at(-1) ?? null }]),
  ]
}
