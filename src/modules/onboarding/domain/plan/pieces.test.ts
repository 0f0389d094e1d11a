import { describe, expect, it } from 'vitest'
import type { TaskStatus } from '../task.ts'
import { donePieces, doneShare, withPiece } from './pieces.ts'
import { progressOf } from './progress.ts'

const cut = (status: TaskStatus, ticked: number[], pieces = [20, 30, 10]) => ({ status, pieces, ticked })

describe('pieces of a task', () => {
  it.each([
    { task: cut('todo', []), share: 0, done: [] },
    { task: cut('doing', [0]), share: 1 / 3, done: [0] },
    { task: cut('doing', [0, 1]), share: 5 / 6, done: [0, 1] },
    { task: cut('done', []), share: 1, done: [0, 1, 2] },
    // A piece that the task no longer has counts for nothing.
    { task: cut('doing', [2, 7]), share: 1 / 6, done: [2] },
    { task: cut('doing', [], []), share: 0, done: [] },
    { task: cut('doing', [0], [0, 0]), share: 0, done: [0] },
  ])('$task.status with $task.ticked ticked are $share of it', ({ task, share, done }) => {
    expect(doneShare(task)).toBeCloseTo(share)
    expect(donePieces(task)).toEqual(done)
  })

  it.each([
    { of: cut('todo', []), piece: 1, isDone: true, to: { status: 'doing', ticked: [1] } },
    { of: cut('doing', [1]), piece: 1, isDone: true, to: { status: 'doing', ticked: [1] } },
    { of: cut('doing', [0, 1]), piece: 2, isDone: true, to: { status: 'done', ticked: [0, 1, 2] } },
    { of: cut('done', []), piece: 1, isDone: false, to: { status: 'doing', ticked: [0, 2] } },
    { of: cut('doing', [1]), piece: 1, isDone: false, to: { status: 'todo', ticked: [] } },
  ])('$of.status with $of.ticked, then $piece is $isDone: $to.status', ({ of, piece, isDone, to }) => {
    expect(withPiece(of, { piece, isDone })).toEqual(to)
  })

  it('count in the progress of the project', () => {
    const task = { key: 'a', side: 'customer' as const, status: 'doing' as const, weight: 4 }
    expect(
      progressOf([
        { ...task, doneShare: 0.5 },
        { ...task, weight: 4 },
      ]),
    ).toBe(0.25)
  })
})
