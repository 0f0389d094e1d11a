import { describe, expect, it } from 'vitest'
import { biggestJump, ratesOf } from './graduation-review.ts'

const stage = (name: string, renewed: number, churned: number) => ({
  name,
  ...ratesOf({ customers: renewed + churned, renewed, churned, expanded: 0 }),
})

describe('the rates', () => {
  it('are of those whose renewal was decided, and of all', () => {
    expect(ratesOf({ customers: 30, renewed: 15, churned: 5, expanded: 6 })).toMatchObject({
      retention: { count: 15, of: 20, interval: { share: 0.75 } },
      expansion: { count: 6, of: 30, interval: { share: 0.2 } },
    })
  })

  it('are counts below ten', () => {
    expect(ratesOf({ customers: 9, renewed: 4, churned: 0, expanded: 9 })).toMatchObject({
      retention: { count: 4, of: 4, interval: null },
      expansion: { of: 9, interval: null },
    })
  })
})

describe('the biggest jump', () => {
  it.each<[string, ReturnType<typeof stage>[], string | undefined]>([
    ['the steepest rise', [stage('a', 5, 5), stage('b', 6, 4), stage('c', 9, 1)], 'c'],
    ['not a fall', [stage('a', 9, 1), stage('b', 5, 5)], undefined],
    ['over a stage with too few', [stage('a', 5, 5), stage('b', 4, 0), stage('c', 8, 2)], 'c'],
    ['none with one stage that has enough', [stage('a', 5, 5), stage('b', 4, 0)], undefined],
    ['none without stages', [], undefined],
  ])('%s', (_, stages, expected) => {
    expect(biggestJump(stages)?.stage.name).toBe(expected)
  })

  it('names the stage below and by how much', () => {
    expect(biggestJump([stage('a', 5, 5), stage('b', 4, 0), stage('c', 8, 2)])).toMatchObject({
      below: { name: 'a' },
      rise: expect.closeTo(0.3, 9),
    })
  })
})
