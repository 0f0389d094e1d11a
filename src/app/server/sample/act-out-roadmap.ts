import { readRoadmap } from '#modules/onboarding/contract.ts'
import { keepStageRecord } from '#modules/onboarding/server/api.ts'
import { addDays } from '#platform/kernel/dates.ts'
import outcomes from './content/outcomes.json' with { type: 'json' }
import type { SampleCustomer } from './invent-customers.ts'
import { createRandom } from './random.ts'
import type { Happening, Stage } from './stage.ts'

/** Stages of the programs' roadmaps that lead to the value that the customer confirms. */
const beforeValue: readonly string[] = ['own_data', 'team_ready', 'first_result']
const daysBetween = 24

interface Beginning {
  customer: SampleCustomer
  projectId: string
}

/** The stages of the value roadmap, one after the other: up to the confirmed value, and further for those who keep at it. */
export async function roadmapHappenings(stage: Stage, { customer, projectId }: Beginning): Promise<Happening[]> {
  const { journey, contractStartOn } = customer
  const { valueDay, punctuality } = journey
  // Numbers of its own, so that the stages change nothing else of the story.
  const random = createRandom(200_000 + Number(customer.externalId.slice(1)))
  const { stages } = await stage.act(stage.context, readRoadmap, { params: { id: projectId } })
  const champion = customer.people.find(({ role }) => role === 'champion')
  const first = stages.filter(({ key }) => beforeValue.includes(key)).length
  const happenings: Happening[] = []
  for (const [index, { id }] of stages.entries()) {
    const isEarly = index < first
    // Without value the first step is often taken all the same, and nothing after it.
    const goesOn = isEarly ? valueDay !== null || (index === 0 && random.chance(0.5)) : random.chance(punctuality)
    if (!goesOn) break
    const day = isEarly
      ? Math.round(((valueDay ?? 60) * (index + 1)) / Math.max(1, first))
      : (valueDay ?? 60) + daysBetween * (index - first + 1)
    const happenedOn = addDays(contractStartOn, day)
    const body = {
      clientId: `sample-${customer.externalId}-stage-${index}`,
      isReached: true,
      happenedOn,
      saidBy: champion ? `${champion.family} ${champion.given}` : '',
      how: outcomes.how.meeting,
    }
    happenings.push({
      on: happenedOn,
      act: (context) => keepStageRecord(context, { id: projectId, stageId: id }, body),
    })
  }
  return happenings
}
