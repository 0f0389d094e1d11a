import type { CountedUsage } from '#modules/usage/server/api.ts'
import { addDays, addMonths, daysBetween, type PlainDateString, weekdayOf } from '#platform/kernel/dates.ts'
import names from '../content/names.json' with { type: 'json' }
import { renewalChance, type SampleCustomer } from '../invent-customers.ts'
import { createRandom, type Random } from '../random.ts'

/** Usage of so many days is told at most. */
const horizon = 420
/** So long before they leave most customers begin to use less. */
const decline = 240
/** With more people than this, each comes only now and then. */
const manyPeople = 40

/** Everyday work, in the order in which customers take it up. */
const work = ['workflow_completed', 'report_viewed', 'document_shared', 'automation_run'] as const

/**
 * Who of a customer did what on which day. The hidden commitment of its journey says how many take part; who leaves, or will
 * probably not renew, mostly uses less and less before, some leave without a sign, and some use less for a while and stay.
 */
export function inventUsage(customer: SampleCustomer, today: PlainDateString): Omit<CountedUsage, 'accountId'> {
  const random = createRandom(500_000 + Number(customer.externalId.slice(1)))
  const { contractStartOn: start, journey, seats, churnedOn } = customer
  const last = churnedOn ?? today
  const earliest = addDays(today, -horizon)
  const first = [start, earliest].toSorted().at(-1) ?? start
  const commitment = (journey.punctuality - 0.25) / 0.72
  const reach = Math.min(0.95, 0.4 + 0.5 * commitment + 0.08 * random.normal()) * (journey.valueDay === null ? 0.45 : 1)
  const people = Math.max(1, Math.round(seats * Math.max(0.08, reach)))
  const strengthOn = inventStrength(random, customer, today)
  const breadth = journey.valueDay === null ? 1 : Math.max(1, Math.min(work.length, Math.round(1.5 + 3 * commitment)))
  // Without value the work itself was never done; reports are looked at by everybody.
  const done = journey.valueDay === null ? [work[1]] : work.slice(0, breadth)
  const worksFrom = addDays(start, Math.round((journey.valueDay ?? 60) * 0.75))
  const counts: CountedUsage['counts'][number][] = []
  const did = (day: PlainDateString, person: number, event: string, count: number) =>
    counts.push({ day, person, event, count })

  for (let person = 0; person < people; person++) {
    const joined = addDays(start, person === 0 ? 2 : random.integer(3, 40))
    const every = people > manyPeople ? random.integer(10, 16) : random.integer(2, 6)
    // Of those who use less, some stop coming; the one who keeps things in order comes longest.
    const staysUntil = person === 0 ? 0.07 : 0.98 * random.next()
    let day = joined > first ? joined : addDays(first, random.integer(0, every))
    for (; day <= last; day = addDays(day, every)) {
      if ([0, 6].includes(weekdayOf(day)) || strengthOn(day) < staysUntil || !random.chance(0.92)) continue
      did(day, person, 'user_signed_in', 1)
      if (day >= worksFrom) did(day, person, random.pick(done), random.integer(1, 6))
    }
  }
  // One of them keeps things in order.
  for (let day = addDays(start, 3); day <= last; day = addDays(day, random.integer(12, 24))) {
    if (day < first || !random.chance(strengthOn(day) * (0.4 + 0.5 * commitment))) continue
    did(day, 0, random.chance(0.5) ? 'settings_changed' : 'user_invited', random.integer(1, 3))
    did(day, 0, 'data_imported', random.integer(1, 4))
  }
  return { externalId: customer.externalId, people: namePeople(random, customer, people), counts }
}

/** How much of its usual use a customer keeps on a day, 0–1. */
function inventStrength(
  random: Random,
  { contractStartOn, churnedOn, journey }: SampleCustomer,
  today: PlainDateString,
) {
  const nextEnd = addMonths(contractStartOn, 12)
  const mayLeave = churnedOn === null && nextEnd > today && daysBetween(today, nextEnd) < decline
  const leaves = churnedOn ?? (mayLeave && random.chance(1.5 * (1 - renewalChance(journey.valueDay))) ? nextEnd : null)
  const isQuiet = random.chance(0.08)
  const dip = random.chance(0.15) ? addDays(contractStartOn, random.integer(60, 300)) : null
  return (day: PlainDateString): number => {
    const left = leaves === null || isQuiet ? decline : daysBetween(day, leaves)
    const falling = Math.max(0.06, Math.min(1, left / decline) ** 1.4)
    const isInDip = dip !== null && day >= dip && day < addDays(dip, 35)
    return falling * (isInDip ? 0.45 : 1)
  }
}

function namePeople(random: Random, { externalId, people }: SampleCustomer, count: number): CountedUsage['people'] {
  return Array.from({ length: count }, (_, index) => {
    const known = people[index]
    const [family = ''] = random.pick(names.families)
    const [given = ''] = random.pick(names.givens)
    const name = known ? `${known.family} ${known.given}` : `${family} ${given}`
    return { id: `${externalId}-u${String(index + 1).padStart(4, '0')}`, name }
  })
}
