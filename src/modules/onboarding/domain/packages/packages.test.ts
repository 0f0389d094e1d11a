import { describe, expect, it } from 'vitest'
import { outcomeOf } from './comparison.ts'
import { hoursUse } from './hours.ts'

const hours = (minutes: number, isBillable = true, isStruck = false) => ({ minutes, isBillable, isStruck })
const half = { daysGone: 30, days: 60 }

describe('the hours of a package', () => {
  it.each([
    ['nothing booked', [], { used: 0, remaining: 600, forecast: null, standing: 'fine' }],
    ['on its way', [hours(240)], { used: 240, remaining: 360, forecast: 480, standing: 'fine' }],
    ['too fast', [hours(400)], { forecast: 800, standing: 'overrun_ahead' }],
    ['at the warning', [hours(480)], { share: 0.8, standing: 'nearly_used' }],
    ['used up', [hours(700)], { remaining: 0, overrun: 100, standing: 'used_up' }],
    ['unbilled and struck work', [hours(300, false), hours(300, true, true)], { used: 0, unbilled: 300 }],
  ])('%s', (_, booked, expected) => {
    expect(hoursUse(600, booked, half)).toMatchObject(expected)
  })

  it('says nothing of the pace in the first days', () => {
    expect(hoursUse(600, [hours(100)], { daysGone: 4, days: 60 }).forecast).toBeNull()
  })
})

describe('a comparison', () => {
  it('leaves out of each measure those of whom it is not known yet', () => {
    const project = { isPaid: true, hasGraduated: true, isRetained: null }
    const outcome = outcomeOf([40, 50, null].map((daysToValue) => ({ ...project, daysToValue })))
    expect(outcome).toMatchObject({
      projects: 3,
      timeToValue: { n: 2, median: 45, low: null },
      graduated: { n: 3, of: 3 },
      retained: { of: 0, share: null },
    })
  })
})
