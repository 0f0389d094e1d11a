import { expect, it } from 'vitest'
import { totalValues, type ValuedGoal, valueOfGoal } from './value.ts'

const at = (day: string, hour = '09') => `${day}T${hour}:00:00Z`
const figure = (measuredOn: string, value: number, recordedOn = measuredOn) => ({
  measuredOn,
  value,
  recordedAt: at(recordedOn),
})
const goal: ValuedGoal = {
  id: 'days',
  goal: { baseline: 10, direction: 'down' },
  unitValue: { amountMinor: 50_000, currency: 'JPY', period: 'month' },
  measurements: [figure('2026-05-01', 8), figure('2026-06-01', 4)],
}
const said = (confirmedOn: string, goalId: string | null = 'days') => ({
  goalId,
  confirmedOn,
  name: '山田花子',
  recordedAt: at(confirmedOn, '10'),
})

it('is improvement × unit value × times in a year', () => {
  expect(valueOfGoal(goal, [said('2026-06-01')])).toMatchObject({
    state: 'confirmed',
    improvement: 6,
    timesInYear: 12,
    isYearly: true,
    amountMinor: 3_600_000,
  })
})

it.each([
  ['once', 300_000],
  ['week', 15_600_000],
  ['quarter', 1_200_000],
  ['year', 300_000],
] as const)('counts a value that comes by the %s', (period, amountMinor) => {
  const unitValue = { amountMinor: 50_000, currency: 'JPY', period }
  expect(valueOfGoal({ ...goal, unitValue }, [said('2026-06-01')])).toMatchObject({ amountMinor })
})

it('counts what the customer had before it when it confirmed, and nothing later', () => {
  expect(valueOfGoal(goal, [])).toEqual({ state: 'unconfirmed' })
  expect(valueOfGoal(goal, [said('2026-04-30')])).toEqual({ state: 'unconfirmed' })
  expect(valueOfGoal(goal, [said('2026-06-01', 'another')])).toEqual({ state: 'unconfirmed' })
  expect(valueOfGoal(goal, [said('2026-05-10', null)])).toMatchObject({ improvement: 2 })
  const writtenLater = { ...goal, measurements: [figure('2026-05-01', 4, '2026-07-01')] }
  expect(valueOfGoal(writtenLater, [said('2026-06-01')])).toEqual({ state: 'unconfirmed' })
})

it('says what is missing, and says a loss as a loss', () => {
  const confirmations = [said('2026-06-01')]
  expect(valueOfGoal({ ...goal, unitValue: null }, confirmations)).toEqual({ state: 'no_unit_value' })
  expect(valueOfGoal({ ...goal, measurements: [] }, confirmations)).toEqual({ state: 'unmeasured' })
  const unknown = { ...goal, goal: { baseline: null, direction: 'down' as const } }
  expect(valueOfGoal(unknown, confirmations)).toEqual({ state: 'no_baseline' })
  const worse = { ...goal, measurements: [figure('2026-05-01', 12)] }
  expect(valueOfGoal(worse, confirmations)).toMatchObject({ improvement: -2, amountMinor: -1_200_000 })
})

it('gives whole minor units for figures that binary fractions cannot hold', () => {
  const cents = { amountMinor: 333, currency: 'USD', period: 'once' as const }
  const measured = { ...goal, unitValue: cents, measurements: [figure('2026-05-01', 9.7)] }
  expect(valueOfGoal(measured, [said('2026-06-01')])).toMatchObject({ amountMinor: 100 })
})

it('sums each currency by itself, what comes every year apart from what comes once', () => {
  expect(
    totalValues([
      { currency: 'JPY', isYearly: true, amountMinor: 100 },
      { currency: 'USD', isYearly: true, amountMinor: 7 },
      { currency: 'JPY', isYearly: false, amountMinor: 30 },
      { currency: 'JPY', isYearly: true, amountMinor: -20 },
    ]),
  ).toEqual([
    { currency: 'JPY', yearlyMinor: 80, onceMinor: 30 },
    { currency: 'USD', yearlyMinor: 7, onceMinor: 0 },
  ])
})
