/** A point of the program that is bound to a day of the project; all in days after the contract's start. */
export interface Anchor {
  /** Where the program has it. */
  offset: number
  /** The day by which the work before it is done. */
  before: number
  /** The day from which the work after it is counted; later than `before` where closed days cost a margin. */
  after: number
}

/**
 * Where an offset of the program falls in a project whose anchors (in order of offset) are bound to other days. Never
 * turns the order of two offsets around. Where an anchor comes earlier than in the program, the work before it is pressed
 * together evenly; where it comes later, work of the first days (`frontLoad`) stays early and the rest moves up to the
 * anchor. Work after the last anchor keeps its distance to it.
 */
export function anchoredOffset(anchors: readonly Anchor[], frontLoad: number, offset: number): number {
  let from = { offset: 0, day: 0 }
  for (const anchor of anchors) {
    if (offset <= anchor.offset) {
      const needed = anchor.offset - from.offset
      const available = Math.max(0, anchor.before - from.day)
      const distance = offset - from.offset
      if (available < needed) return from.day + Math.round((distance * available) / needed)
      return offset <= frontLoad ? from.day + distance : from.day + distance + (available - needed)
    }
    from = { offset: anchor.offset, day: Math.max(anchor.after, from.day) }
  }
  return from.day + (offset - from.offset)
}
