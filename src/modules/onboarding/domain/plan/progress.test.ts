import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toLinks } from '../network/link.ts'
import { type Side, type TaskStatus, taskStatuses, taskWeight } from '../task.ts'
import { expectedProgress, nextStep, progressBySide, progressOf } from './progress.ts'

const task = (
  key: string,
  weight: number,
  status: TaskStatus,
  side: Side = 'vendor',
  dueOn = '2026-06-10',
  waitsFor: string[] = [],
) => ({
  key,
  weight,
  status,
  side,
  startOn: '2026-06-01',
  dueOn,
  baselineDueOn: dueOn,
  dependsOn: toLinks(waitsFor),
})

describe('taskWeight', () => {
  it.each([
    { name: 'a day', startOffset: 1, dueOffset: 1, isMilestone: false, expected: 1 },
    { name: 'a week', startOffset: 1, dueOffset: 6, isMilestone: false, expected: 5 },
    { name: 'a milestone', startOffset: 6, dueOffset: 8, isMilestone: true, expected: 7 },
    { name: 'as named', startOffset: 6, dueOffset: 8, isMilestone: true, weight: 3, expected: 3 },
  ])('$name', ({ expected, ...basis }) => {
    expect(taskWeight(basis)).toBe(expected)
  })
})

describe('progress', () => {
  it.each([
    { name: 'no work', tasks: [], expected: null },
    { name: 'only skipped work', tasks: [task('a', 3, 'skipped')], expected: null },
    { name: 'weighs', tasks: [task('a', 1, 'done'), task('b', 3, 'doing')], expected: 0.25 },
    {
      name: 'skipped leaves',
      tasks: [task('a', 1, 'done'), task('b', 1, 'todo'), task('c', 8, 'skipped')],
      expected: 0.5,
    },
  ])('$name', ({ tasks, expected }) => {
    expect(progressOf(tasks)).toBe(expected)
  })

  it('is told for each side', () => {
    const tasks = [task('a', 1, 'done'), task('b', 1, 'done', 'customer'), task('c', 3, 'todo', 'customer')]
    expect(progressBySide(tasks)).toEqual({ vendor: 1, customer: 0.25, joint: null })
  })

  it.each([
    { date: '2026-06-09', expected: 0 },
    { date: '2026-06-10', expected: 0.25 },
    { date: '2026-06-12', expected: 1 },
  ])('$expected is expected by the end of $date', ({ date, expected }) => {
    const tasks = [task('a', 1, 'todo'), task('b', 3, 'todo', 'vendor', '2026-06-12')]
    expect(expectedProgress(tasks, date)).toBe(expected)
  })

  it('stays between 0 and 1 and never falls when work gets done', () => {
    const anyTask = fc.record({ weight: fc.integer({ min: 1, max: 9 }), status: fc.constantFrom(...taskStatuses) })
    fc.assert(
      fc.property(fc.array(anyTask, { minLength: 1 }), (rows) => {
        const tasks = rows.map((row, index) => task(`t${index}`, row.weight, row.status))
        const before = progressOf(tasks) ?? 0
        const after =
          progressOf(tasks.map((each) => (each.status === 'doing' ? { ...each, status: 'done' } : each))) ?? 0
        expect(before >= 0 && before <= after && after <= 1).toBe(true)
      }),
    )
  })
})

describe('nextStep', () => {
  const waiting = task('a', 1, 'todo', 'customer', '2026-06-02', ['b'])
  it.each<{ name: string; tasks: (typeof waiting)[]; side?: 'vendor' | 'customer'; next: string | undefined }>([
    {
      name: 'what is due first',
      tasks: [task('a', 1, 'todo'), task('b', 1, 'todo', 'vendor', '2026-06-03')],
      next: 'b',
    },
    {
      name: 'not what waits',
      tasks: [waiting, task('b', 1, 'todo'), task('c', 1, 'todo', 'joint')],
      side: 'customer',
      next: 'c',
    },
    {
      name: 'what waits for finished work',
      tasks: [waiting, task('b', 1, 'done')],
      side: 'customer',
      next: 'a',
    },
    {
      name: 'what waits for skipped work',
      tasks: [waiting, task('b', 1, 'skipped')],
      side: 'customer',
      next: 'a',
    },
    { name: 'nothing of the other side', tasks: [task('a', 1, 'todo', 'customer')], next: undefined },
  ])('$name', ({ tasks, side = 'vendor', next }) => {
    expect(nextStep(tasks, side)?.key).toBe(next)
  })
})
