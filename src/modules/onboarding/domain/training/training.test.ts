import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { participationOf } from './participation.ts'
import { gradeOf, type Question, sameName } from './skill-check.ts'

const learner = (hasAttended: boolean | null, completedOn: string | null = null) => ({ hasAttended, completedOn })
const question = (id: string): Question => ({ id, text: id, choices: ['a', 'b'], right: 1 })
const five = ['1', '2', '3', '4', '5'].map(question)
const answers = (...ids: string[]) => Object.fromEntries(ids.map((id) => [id, 1]))

describe('participation', () => {
  it.each([
    ['nobody asked', [], { rate: null, isEnough: false }],
    ['four of five', [true, true, true, true, false].map((came) => learner(came)), { rate: 0.8, isEnough: true }],
    ['three of five', [true, true, true, false, null].map((came) => learner(came)), { rate: 0.6, isEnough: false }],
    ['watched later', [learner(false, '2026-04-08')], { completed: 1, isEnough: true }],
  ])('%s', (_, learners, expected) => {
    expect(participationOf(learners)).toMatchObject(expected)
  })

  it('is enough at exactly four of every five', () => {
    const ofFive = (came: number, fives: number) =>
      participationOf(Array.from({ length: fives * 5 }, (_, index) => learner(index < came))).isEnough
    for (let fives = 1; fives <= 40; fives++) {
      expect(ofFive(fives * 4, fives)).toBe(true)
      expect(ofFive(fives * 4 - 1, fives)).toBe(false)
    }
  })

  it('never falls when one more of those asked completes it', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }), (came) => {
        const before = participationOf(came.map((one) => learner(one)))
        const after = participationOf(came.with(0, true).map((one) => learner(one)))
        expect(after.completed).toBeGreaterThanOrEqual(before.completed)
        expect(after.isEnough || !before.isEnough).toBe(true)
      }),
    )
  })
})

describe('a skill check', () => {
  it.each([
    ['all right', answers('1', '2', '3', '4', '5'), 5, true],
    ['exactly the mark', answers('1', '2', '3', '4'), 4, true],
    ['below the mark', answers('1', '2', '3'), 3, false],
    ['answers to what was not asked', answers('9'), 0, false],
    ['nothing', {}, 0, false],
  ])('%s', (_, given, correct, hasPassed) => {
    expect(gradeOf({ questions: five, passPercent: 80 }, given)).toMatchObject({ correct, asked: 5, hasPassed })
  })
})

describe('the mark of a course', () => {
  const questions = ['1', '2', '3'].map(question)
  it.each([
    ['two of three at 66', 66, true],
    ['two of three at 67', 67, false],
    ['two of three at 1', 1, true],
    ['two of three at 100', 100, false],
  ])('%s', (_, passPercent, hasPassed) => {
    expect(gradeOf({ questions, passPercent }, { 1: 1, 2: 1 })).toMatchObject({ correct: 2, hasPassed })
  })
})

describe('a name that somebody gives', () => {
  it.each([
    ['山田 花子', '山田　花子', true],
    ['山田花子', '山田 花子', true],
    ['ＹＡＭＡＤＡ Hanako', 'yamada hanako', true],
    ['山田 花子', '山田 花代', false],
  ])('%s and %s', (one, other, isSame) => {
    expect(sameName(one, other)).toBe(isSame)
  })
})
