import { acceptHandoff, saveAnswers, setWonDate, submitHandoff } from '#modules/accounts/contract.ts'
import { addDays, daysBetween } from '#platform/kernel/dates.ts'
import words from './content/handover.json' with { type: 'json' }
import type { SampleCustomer } from './invent-customers.ts'
import { at, goalOf, type Stage } from './stage.ts'

/** Older customers were won before there were such sheets. */
const recentDays = 120
/** Days after the contract on which sales hands the sheet in, and CS accepts it. */
const submittedAfter = 2
const acceptedAfter = 4
/** Of customers won in these days CS has not looked yet. */
const stillWaiting = 10

/** The sheet with which sales hands a customer over: of the newest it is still being written, or waits for CS. */
export async function handOver(stage: Stage, accountId: string, customer: SampleCustomer): Promise<void> {
  const { contractStartOn: wonOn } = customer
  const age = daysBetween(wonOn, stage.today)
  if (age > recentDays) return
  const signed = at(stage.context, wonOn)
  const params = { id: accountId }
  await stage.act(signed, setWonDate, { params, body: { wonOn } })
  const answers = answersOf(customer)
  const isWritten = age >= submittedAfter
  const { version } = await stage.act(signed, saveAnswers, {
    params: { ...params, kind: 'handoff' },
    body: { version: 0, answers: isWritten ? answers : { company: answers.company, plan: answers.plan } },
  })
  if (!isWritten) return
  const submitted = at(stage.context, addDays(wonOn, submittedAfter))
  const handoff = await stage.act(submitted, submitHandoff, { params, body: { version } })
  if (age < stillWaiting) return
  const accepted = at(stage.context, addDays(wonOn, acceptedAfter))
  await stage.act(accepted, acceptHandoff, { params, body: { version: handoff.version } })
}

function answersOf(customer: SampleCustomer) {
  const goal = goalOf(customer)
  const facts: Readonly<Record<string, string>> = {
    name: customer.name,
    industry: customer.industry,
    employees: String(customer.employeeCount),
    region: customer.region,
    plan: customer.plan,
    seats: String(customer.seats),
    arr: customer.arr.toLocaleString('ja'),
    start: customer.contractStartOn,
    problem: goal.problem,
  }
  const fill = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, key: string) => facts[key] ?? '')
  const champion = customer.people.find(({ role }) => role === 'champion')
  const sponsor = customer.people.find(({ role }) => role === 'executive_sponsor')
  const mapped = (who: typeof champion, role: string, sentiment: string) =>
    who
      ? [
          {
            name: `${who.family} ${who.given}`,
            reading: `${who.familyKana} ${who.givenKana}`,
            title: who.title,
            role,
            sentiment,
          },
        ]
      : []
  return {
    company: fill(words.company),
    plan: fill(words.plan),
    amount: fill(words.amount),
    term: fill(words.term),
    billing: words.billing,
    problem: fill(words.problem),
    why_us: words.why_us,
    why_now: words.why_now,
    outcome: [
      {
        outcome: goal.useCase,
        metric: goal.metric,
        baseline: `${goal.baseline}${goal.unit}`,
        target: `${goal.target}${goal.unit}`,
        due: goal.deadline,
      },
    ],
    promises: words.promises,
    not_promised: words.not_promised,
    map: [...mapped(champion, 'champion', 'supportive'), ...mapped(sponsor, 'executive_sponsor', 'neutral')],
    politics: words.politics,
    it_level: words.it_level,
    security: words.security,
    kickoff: words.kickoff,
    risks: [{ level: 'medium', reason: words.risk }],
  }
}
