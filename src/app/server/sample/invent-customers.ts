import { addDays, addMonths, type PlainDateString, weekdayOf } from '#platform/kernel/dates.ts'
import names from './content/names.json' with { type: 'json' }
import { createRandom, type Random } from './random.ts'

export type TouchModel = 'high' | 'low' | 'tech'

export interface SamplePerson {
  family: string
  given: string
  familyKana: string
  givenKana: string
  department: string
  title: string
  role: 'champion' | 'executive_sponsor' | 'it' | 'end_user'
  email: string
  leftOn: PlainDateString | null
}

/** How a customer's first months went, or will have gone: what the loader acts out. */
export interface SampleJourney {
  goal: number
  /** Days from contract to kickoff. */
  kickoffDay: number
  /** Days from contract to the customer's confirmation; null when value never came. */
  valueDay: number | null
  /** Probability that a piece of work is done on time. */
  punctuality: number
  champion: number
  sponsor: number
}

export interface SampleCustomer {
  externalId: string
  name: string
  nameKana: string
  industry: string
  region: string
  employeeCount: number
  plan: string
  seats: number
  arr: number
  touchModel: TouchModel
  contractStartOn: PlainDateString
  renewalOn: PlainDateString
  churnedOn: PlainDateString | null
  people: SamplePerson[]
  journey: SampleJourney
  /** Which of the workspace's people looks after it. */
  owner: number
}

const sizes = {
  high: { employees: [300, 3000], seats: [80, 600], arr: [3_000_000, 12_000_000], value: 62 },
  low: { employees: [40, 400], seats: [15, 90], arr: [600_000, 2_900_000], value: 44 },
  tech: { employees: [5, 60], seats: [3, 15], arr: [120_000, 590_000], value: 21 },
} as const

/** Fewer employees than this do not need such a product. */
export const smallSize = 20

/** Chance of renewal by days to value: the reference rates of M4, so that reports have something true to find. */
export function renewalChance(valueDay: number | null): number {
  if (valueDay === null) return 0.45
  if (valueDay <= 30) return 0.96
  if (valueDay <= 60) return 0.92
  return valueDay <= 90 ? 0.87 : 0.74
}

/** Earlier than this nobody leaves: so long an onboarding takes, however it ends. */
const earliestLeave = 165

/**
 * The day on which a customer left within its first year; null for most. Numbers of its own, so that it changes nothing else
 * of the company.
 */
function leavesEarlyOn(index: number, start: PlainDateString, valueDay: number | null, today: PlainDateString) {
  const random = createRandom(700_000 + index)
  const chance = valueDay === null ? 0.85 : valueDay > 60 ? 0.25 : 0.07
  const on = addDays(start, random.integer(earliestLeave, 350))
  return random.chance(chance) && on < today ? on : null
}

/**
 * 120 customers whose contracts began over the 18 months before `today`. One hidden commitment per customer drives
 * punctuality, time to value and renewal alike; the rest is chance.
 */
export function inventCustomers(today: PlainDateString, count = 120, seed = 20260401): SampleCustomer[] {
  const random = createRandom(seed)
  const taken = new Set<string>()
  return Array.from({ length: count }, (_, index) => inventCustomer(random, today, index, count, taken))
}

function inventCustomer(
  random: Random,
  today: PlainDateString,
  index: number,
  count: number,
  taken: Set<string>,
): SampleCustomer {
  const company = inventCompany(random, taken)
  const touchModel: TouchModel = index % 10 < 3 ? 'high' : index % 10 < 8 ? 'low' : 'tech'
  const size = sizes[touchModel]
  const commitment = random.normal()
  const contractStartOn = workday(
    addDays(today, -Math.round((540 * (count - index)) / count) + random.integer(-4, 2)),
    today,
  )
  const journey = inventJourney(random, touchModel, commitment)
  const renews = random.chance(renewalChance(journey.valueDay))
  const firstEnd = addMonths(contractStartOn, 12)
  const leftOn = leavesEarlyOn(index, contractStartOn, journey.valueDay, today)
  const hasEnded = firstEnd <= today
  // Some of those who never saw value should not have bought: too small for it, as their questionnaire shows as well.
  const isTooSmall = journey.valueDay === null && index % 3 !== 0
  const domain = `sample${String(index + 1).padStart(3, '0')}.example`
  const region = random.pick(names.regions)
  const employees = random.integer(size.employees[0], size.employees[1])
  const seats = random.integer(size.seats[0], size.seats[1])
  const tooFew = 5 + (employees % (smallSize - 5))
  return {
    externalId: `S${String(index + 1).padStart(5, '0')}`,
    ...company,
    region,
    employeeCount: isTooSmall ? tooFew : employees,
    plan: names.plans[touchModel],
    seats: isTooSmall ? Math.min(seats, tooFew) : seats,
    arr: Math.round(random.integer(size.arr[0], size.arr[1]) / 12_000) * 12_000,
    touchModel,
    contractStartOn,
    renewalOn: hasEnded && renews && leftOn === null ? addMonths(contractStartOn, 24) : firstEnd,
    churnedOn: leftOn ?? (hasEnded && !renews ? firstEnd : null),
    people: inventPeople(random, touchModel, domain, contractStartOn, today),
    journey,
    owner: index % 4,
  }
}

function inventCompany(random: Random, taken: Set<string>) {
  for (;;) {
    const [head = '', headKana = ''] = random.pick(names.heads)
    const tail = random.pick(names.tails)
    const core = `${head}${tail.name}`
    if (taken.has(core)) continue
    taken.add(core)
    const form = random.pick(names.forms)
    const name = random.chance(0.6) ? `${form}${core}` : `${core}${form}`
    return { name, nameKana: `${headKana}${tail.kana}`, industry: tail.industry }
  }
}

function inventJourney(random: Random, touchModel: TouchModel, commitment: number): SampleJourney {
  const typical = sizes[touchModel].value
  // Lognormal about the typical time; little commitment makes it late, and at the far end it never comes.
  const days = Math.round(typical * Math.exp(-0.28 * commitment + 0.22 * random.normal()))
  const neverComes = commitment < -0.9 && random.chance(0.55)
  const mood = 9.1 + 0.7 * commitment
  const score = (spread: number) => Math.max(0, Math.min(10, Math.round(mood + spread * random.normal())))
  return {
    goal: random.integer(0, 5),
    kickoffDay: Math.max(5, Math.round(11 - 2 * commitment + 2 * random.normal())),
    valueDay: neverComes ? null : Math.max(7, Math.min(150, days)),
    punctuality: Math.max(0.25, Math.min(0.97, 0.76 + 0.14 * commitment)),
    champion: neverComes ? Math.min(5, score(1)) : score(0.6),
    sponsor: neverComes ? Math.min(6, score(1.2)) : score(0.6),
  }
}

function inventPeople(
  random: Random,
  touchModel: TouchModel,
  domain: string,
  start: PlainDateString,
  today: PlainDateString,
): SamplePerson[] {
  const roles = ['champion', 'executive_sponsor', 'it', 'end_user'] as const
  const wanted =
    touchModel === 'tech' ? roles.slice(0, random.chance(0.5) ? 2 : 1) : roles.slice(0, random.integer(2, 4))
  return wanted.map((role, position) => {
    const [family = '', familyKana = ''] = random.pick(names.families)
    const [given = '', givenKana = ''] = random.pick(names.givens)
    const gone = addDays(start, random.integer(60, 400))
    const hasLeft = role !== 'end_user' && random.chance(0.06) && gone < today
    return {
      family,
      given,
      familyKana,
      givenKana,
      department: random.pick(names.departments),
      title: names.titles[role],
      role,
      email: `contact${position + 1}@${domain}`,
      leftOn: hasLeft ? gone : null,
    }
  })
}

/** Contracts begin on weekdays, and none tomorrow. */
function workday(date: PlainDateString, today: PlainDateString): PlainDateString {
  let day = date > today ? today : date
  while ([0, 6].includes(weekdayOf(day))) day = addDays(day, -1)
  return day
}
