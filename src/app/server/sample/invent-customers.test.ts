import { expect, it } from 'vitest'
import { weekdayOf } from '#platform/kernel/dates.ts'
import { inventCustomers } from './invent-customers.ts'

const today = '2026-11-22'
const customers = inventCustomers(today)

it('is the same company for the same day', () => {
  expect(inventCustomers(today)).toEqual(customers)
  expect(inventCustomers(today, 120, 1)).not.toEqual(customers)
})

it('has 120 different customers over 18 months, begun on weekdays and none in the future', () => {
  expect(new Set(customers.map((customer) => customer.name)).size).toBe(120)
  expect(new Set(customers.map((customer) => customer.externalId)).size).toBe(120)
  const starts = customers.map((customer) => customer.contractStartOn).sort()
  expect(starts[0]?.slice(0, 7)).toMatch(/^2025-0[56]$/)
  expect(starts.at(-1)?.slice(0, 7)).toBe('2026-11')
  expect(customers.filter((customer) => [0, 6].includes(weekdayOf(customer.contractStartOn)))).toEqual([])
  expect(customers.filter((customer) => customer.churnedOn !== null && customer.churnedOn > today)).toEqual([])
})

it('lets those renew who had value early, over many such companies', () => {
  const many = Array.from({ length: 60 }, (_, seed) => inventCustomers(today, 120, seed)).flat()
  const due = many.filter((customer) => customer.contractStartOn <= '2025-11-22')
  const kept = (from: number, to: number) => {
    const band = due.filter(({ journey }) => (journey.valueDay ?? 999) > from && (journey.valueDay ?? 999) <= to)
    expect(band.length).toBeGreaterThan(60)
    return band.filter((customer) => customer.churnedOn === null).length / band.length
  }
  expect(kept(0, 60)).toBeGreaterThan(kept(60, 90))
  expect(kept(60, 90)).toBeGreaterThan(kept(90, 200))
  expect(kept(90, 200)).toBeGreaterThan(kept(200, 999))
})
