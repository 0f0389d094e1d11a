import type { TaskStatus } from '../task.ts'

interface CutTask {
  status: TaskStatus
  /** Minutes of each piece, in their order. */
  pieces: readonly number[]
  /** Places of the pieces that are ticked, from 0. */
  ticked: readonly number[]
}

/** Places of the pieces that are done: all of a task that is done, else those ticked that it still has. */
export function donePieces({ status, pieces, ticked }: CutTask): number[] {
  const places = pieces.map((_, place) => place)
  return status === 'done' ? places : places.filter((place) => ticked.includes(place))
}

/** Share of the work that its finished pieces are, by their minutes, 0–1; of work in one piece 0 until it is done. */
export function doneShare(task: CutTask): number {
  if (task.status === 'done') return 1
  const total = task.pieces.reduce((sum, minutes) => sum + minutes, 0)
  if (total === 0) return 0
  return donePieces(task).reduce((sum, place) => sum + (task.pieces[place] ?? 0), 0) / total
}

/** A task with one piece ticked, or no longer: the last tick finishes it, the first begins it, taking one back opens it again. */
export function withPiece(
  task: CutTask,
  { piece, isDone }: { piece: number; isDone: boolean },
): { status: TaskStatus; ticked: number[] } {
  const before = donePieces(task)
  const ticked = isDone
    ? [...new Set([...before, piece])].toSorted((a, b) => a - b)
    : before.filter((each) => each !== piece)
  if (ticked.length === task.pieces.length) return { status: 'done', ticked }
  return { status: ticked.length === 0 ? 'todo' : 'doing', ticked }
}
