import { listMembers } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { industries, phaseModel, stakeholderLabels } from '../../content/built-in.ts'
import { phaseConditions } from '../../domain/phase.ts'
import { selectValuesInUse } from './list-queries.ts'

/** What may be chosen in filters and forms of customers. */
export async function listAccountChoices(context: Context) {
  const inUse = await selectValuesInUse(context.transaction)
  const owners = await listMembers(context)
  return {
    industries,
    phases: phaseModel.phases.map(({ key, label }) => ({ key, label })),
    phaseConditions: phaseConditions.map((key) => ({ key, label: phaseModel.conditions[key] })),
    stakeholderRoles: stakeholderLabels.roles,
    influences: stakeholderLabels.influences,
    sentiments: stakeholderLabels.sentiments,
    itLiteracies: stakeholderLabels.literacies,
    owners: owners.map(({ id, name, isActive }) => ({ id, name, isActive })),
    plans: inUse.plans,
    regions: inUse.regions,
    countries: inUse.countries,
    otherIndustries: inUse.industries.filter((key) => !industries.some((industry) => industry.key === key)),
  }
}
