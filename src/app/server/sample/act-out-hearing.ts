import { saveAnswers } from '#modules/accounts/contract.ts'
import words from './content/hearing.json' with { type: 'json' }
import { type SampleCustomer, smallSize } from './invent-customers.ts'
import { createRandom } from './random.ts'
import { at, goalOf, type Stage } from './stage.ts'

/** Some never send the questionnaire back: of these nobody knows whether they fit. */
const answered = 0.88

/**
 * The customer's answers to the hearing sheet. Who keeps its appointments later has more often said why it buys, what it
 * wants to measure and that it has the time, as it is with customers: the fit report then finds something true.
 */
export async function answerHearing(stage: Stage, accountId: string, customer: SampleCustomer): Promise<void> {
  // Numbers of its own, so that the answers change nothing else of the story.
  const random = createRandom(100_000 + Number(customer.externalId.slice(1)))
  const isMisfit = customer.journey.valueDay === null && customer.employeeCount < smallSize
  if (!random.chance(answered) && !isMisfit) return
  const { punctuality } = customer.journey
  const isEager = punctuality > 0.72
  const goal = goalOf(customer)
  const why = random.pick(words.why)
  const fill = (text: string) =>
    text
      .replace('{metric}', goal.metric)
      .replace('{target}', String(goal.target))
      .replace('{unit}', goal.unit)
      .replace('{problem}', goal.problem)
      .replace('{why}', why)
  const champion = customer.people.find(({ role }) => role === 'champion')
  const sponsor = customer.people.find(({ role }) => role === 'executive_sponsor')
  const it = customer.people.find(({ role }) => role === 'it')
  const person = (who: typeof champion) =>
    who && { name: `${who.family} ${who.given}`, department: who.department, title: who.title, email: who.email }
  const hasTime = random.chance(isEager ? 0.94 : 0.45) && !isMisfit
  const saysWhy = random.chance(isEager ? 0.97 : 0.7) && !isMisfit
  const saysMetric = random.chance(isEager ? 0.95 : 0.55) || isMisfit
  const isNovice = random.chance(isEager ? 0.12 : 0.4) || isMisfit
  await stage.act(at(stage.context, customer.contractStartOn), saveAnswers, {
    params: { id: accountId, kind: 'hearing' },
    body: {
      version: 0,
      answers: {
        project_name: goal.useCase,
        owner: person(champion),
        sponsor: person(sponsor),
        it_contact: person(it),
        hours: hasTime ? random.pick(['from_1_to_2', 'from_3_to_5', 'over_6']) : 'under_1',
        ...(saysWhy && { why_now: why }),
        ...(saysMetric && { kpi_name: [goal.metric], kpi_now: `${goal.baseline}${goal.unit}` }),
        ideal: fill(words.ideal),
        current_flow: fill(words.flow),
        pain: goal.problem,
        users: [
          { department: champion?.department ?? words.department, headcount: customer.seats, site: customer.region },
        ],
        literacy: isNovice ? 'novice' : random.pick(['skilled', 'average', 'average']),
        data_sources: [{ kind: words.data, records: random.integer(2, 90) * 100, format: random.pick(words.formats) }],
        integrations: [random.pick(words.integrations)],
        security: random.pick(words.security),
        go_live: { text: fill(words.start) },
        busy: random.pick(words.busy),
      },
    },
  })
}
