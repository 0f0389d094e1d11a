import { expect, it } from 'vitest'
import { addDays } from '#platform/kernel/dates.ts'
import { inventCustomers } from '../invent-customers.ts'
import { inventTickets } from './invent-tickets.ts'
import { inventUsage } from './invent-usage.ts'

const today = '2026-11-22'
const customers = inventCustomers(today)
const all = customers.map((customer) => ({ customer, ...inventUsage(customer, today) }))

it('is the same for the same day, and small enough to be loaded in seconds', () => {
  const [first] = customers
  expect(first && inventUsage(first, today)).toEqual(first && inventUsage(first, today))
  expect(all.reduce((sum, { counts }) => sum + counts.length, 0)).toBeLessThan(400_000)
})

it('tells of nobody before the contract, after the last day, or beyond the seats', () => {
  for (const { customer, people, counts } of all) {
    const last = customer.churnedOn ?? today
    expect(counts.filter(({ day }) => day < customer.contractStartOn || day > last)).toEqual([])
    expect(people.length).toBeLessThanOrEqual(Math.max(1, customer.seats))
  }
})

it('sees those who leave use less before, and others not', () => {
  const trendOf = ({ customer, counts }: (typeof all)[number]) => {
    const end = customer.churnedOn ?? today
    const sum = (from: number, to: number) =>
      counts
        .filter(({ day }) => day > addDays(end, -from) && day <= addDays(end, -to))
        .reduce((total, { count }) => total + count, 0)
    return sum(28, 0) / Math.max(1, sum(168, 140))
  }
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  const old = all.filter(({ customer }) => addDays(customer.contractStartOn, 200) < today)
  const left = old.filter(({ customer }) => customer.churnedOn !== null)
  expect(left.length).toBeGreaterThanOrEqual(10)
  expect(median(left.map(trendOf))).toBeLessThan(0.4)
  expect(median(old.filter(({ customer }) => customer.churnedOn === null).map(trendOf))).toBeGreaterThan(0.8)
})

it('has the help desk hear no ticket of the future', () => {
  const tickets = customers.flatMap((customer) => inventTickets(customer, customer.externalId, today))
  expect(tickets.length).toBeGreaterThan(100)
  expect(new Set(tickets.map(({ externalId }) => externalId)).size).toBe(tickets.length)
  expect(tickets.filter(({ updatedAt }) => updatedAt > `${today}T00:00:00Z`)).toEqual([])
})
