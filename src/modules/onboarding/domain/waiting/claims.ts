import { addDays, type PlainDateString } from '#platform/kernel/dates.ts'
import { type BlockerState, holderOf } from '../blocker.ts'
import { laterOf } from '../network/days.ts'
import type { BilingualText, Side, TaskStatus } from '../task.ts'
import type { Claim, Holder } from './ledger.ts'

export interface WaitingTask {
  id: string
  key: string
  name: BilingualText
  side: Side
  status: TaskStatus
  startOn: PlainDateString
  dueOn: PlainDateString
  doneOn: PlainDateString | null
  dependsOn: readonly string[]
}

export interface WaitingBlocker {
  id: string
  title: string
  taskIds: readonly string[]
  /** In the order in which they happened. */
  steps: readonly { on: PlainDateString; state: BlockerState; ownerSide: Holder }[]
}

export interface WaitingFacts {
  contractStartOn: PlainDateString
  kickoffDoneOn: PlainDateString | null
  tasks: readonly WaitingTask[]
  blockers: readonly WaitingBlocker[]
  /** Of tasks, shared with the customer, in the order in which they were written. */
  comments: readonly { taskId: string; isCustomers: boolean; isQuestion: boolean; on: PlainDateString }[]
  /** Null where there is no sheet; `acceptedOn` null while it is under way. */
  handoff: { acceptedOn: PlainDateString | null } | null
  /** Null before it was sent; `answeredOn` null while one of the two whom it asks has not answered. */
  exam: { openedOn: PlainDateString; answeredOn: PlainDateString | null } | null
}

/** Ours go first: a day on which we ourselves were late is not the customer's, whatever else was open. */
const rankOf: Readonly<Record<Holder, number>> = { vendor: 0, customer: 1, third_party: 2 }
const scheduledRank = 3

interface Window {
  from: PlainDateString
  until: PlainDateString | null
}

/** Whether words ask for something, in either script. */
export function isQuestion(words: string): boolean {
  return /[?？]/u.test(words)
}

/** Who had what in hand, and when. Due dates count as they stand now: what was agreed anew was not late. */
export function claimsOf(facts: WaitingFacts): Claim[] {
  return [
    ...handoffClaims(facts),
    ...facts.blockers.flatMap(blockerClaims),
    ...facts.tasks.flatMap((task) => taskClaims(task, facts)),
    ...questionClaims(facts),
    ...examClaims(facts),
  ]
}

function handoffClaims({ handoff, contractStartOn, kickoffDoneOn }: WaitingFacts): Claim[] {
  if (handoff === null) return []
  const ends = [handoff.acceptedOn, kickoffDoneOn].filter((day) => day !== null).toSorted()
  const reason = { code: 'handoff' as const, id: null, name: null }
  return [{ holder: 'vendor', rank: rankOf.vendor, from: contractStartOn, until: ends[0] ?? null, reason }]
}

function blockerClaims(blocker: WaitingBlocker): Claim[] {
  const name = { ja: blocker.title, en: blocker.title }
  return blocker.steps.flatMap((step, index): Claim[] => {
    const holder = holderOf(step)
    const until = blocker.steps[index + 1]?.on ?? null
    if (holder === undefined) return []
    return [{ holder, rank: rankOf[holder], from: step.on, until, reason: { code: 'blocker', id: blocker.id, name } }]
  })
}

/** When it stood in the way, as windows of days. */
function blockedWindows(blocker: WaitingBlocker): Window[] {
  return blocker.steps.flatMap((step, index) =>
    holderOf(step) === undefined ? [] : [{ from: step.on, until: blocker.steps[index + 1]?.on ?? null }],
  )
}

function taskClaims(task: WaitingTask, facts: WaitingFacts): Claim[] {
  if (task.status === 'skipped') return []
  const holder = task.side === 'customer' ? 'customer' : 'vendor'
  const until = task.status === 'done' ? (task.doneOn ?? addDays(task.dueOn, 1)) : null
  const reason = { id: task.id, name: task.name }
  const scheduled: Claim = {
    holder,
    rank: scheduledRank,
    from: task.startOn,
    until: earlierOf(until, addDays(task.dueOn, 1)),
    reason: { ...reason, code: 'scheduled_task' },
  }
  const late = lateWindow(task, until, facts.tasks)
  const held = facts.blockers.filter(({ taskIds }) => taskIds.includes(task.id)).flatMap(blockedWindows)
  return [
    scheduled,
    ...(late ? turnsOf(task.side, late) : []).flatMap(({ holder: whose, ...window }) =>
      without(window, held).map(
        (piece): Claim => ({ ...piece, holder: whose, rank: rankOf[whose], reason: { ...reason, code: 'late_task' } }),
      ),
    ),
  ]
}

/** Of the days of late work done together: a turn of each side, ours first, since it is on us to propose another day. */
const turnDays = 7
/** More turns than any project lasts. */
const mostTurns = 104

/** Whose the days of late work are: wholly those of its side, and of work done together by turns of a week. */
function turnsOf(side: Side, late: Window): (Window & { holder: 'vendor' | 'customer' })[] {
  if (side !== 'joint') return [{ ...late, holder: side }]
  return Array.from({ length: mostTurns }, (_, turn) => {
    const from = addDays(late.from, turn * turnDays)
    const isLast = turn === mostTurns - 1
    const until = isLast ? late.until : earlierOf(late.until, addDays(from, turnDays))
    return { from, until, holder: turn % 2 === 0 ? ('vendor' as const) : ('customer' as const) }
  }).filter(({ from, until }) => until === null || from < until)
}

/** Past its due day, and nothing that it waits for was still open: whoever is held up by others is not late itself. */
function lateWindow(task: WaitingTask, until: string | null, tasks: readonly WaitingTask[]): Window | undefined {
  let from = addDays(task.dueOn, 1)
  for (const key of task.dependsOn) {
    const earlier = tasks.find((each) => each.key === key)
    if (earlier === undefined || earlier.status === 'skipped') continue
    if (earlier.status !== 'done') return undefined
    const freeOn = earlier.doneOn === null ? from : addDays(earlier.doneOn, 1)
    if (freeOn > from) from = freeOn
  }
  return until === null || from < until ? { from, until } : undefined
}

function without(window: Window, holes: readonly Window[]): Window[] {
  return holes.reduce<Window[]>(
    (rest, hole) =>
      rest
        .flatMap((piece) => [
          { from: piece.from, until: earlierOf(piece.until, hole.from) },
          ...(hole.until === null ? [] : [{ from: laterOf(piece.from, hole.until), until: piece.until }]),
        ])
        .filter(({ from, until }) => until === null || from < until),
    [window],
  )
}

/** The customer's words wait for us, our question for the customer, until the other side writes or the task is closed. */
function questionClaims({ comments, tasks }: WaitingFacts): Claim[] {
  return [...Map.groupBy(comments, ({ taskId }) => taskId)].flatMap(([taskId, talk]) => {
    const task = tasks.find(({ id }) => id === taskId)
    if (task === undefined || task.status === 'skipped') return []
    const closedOn = task.status === 'done' ? task.doneOn : null
    return talk.flatMap((comment, index): Claim[] => {
      if (!comment.isCustomers && !comment.isQuestion) return []
      const answer = talk.slice(index + 1).find(({ isCustomers }) => isCustomers !== comment.isCustomers)
      const until = earlierOf(answer?.on ?? null, closedOn)
      const holder = comment.isCustomers ? 'vendor' : 'customer'
      const reason = { code: 'question' as const, id: taskId, name: task.name }
      return until !== null && until <= comment.on
        ? []
        : [{ holder, rank: rankOf[holder], from: comment.on, until, reason }]
    })
  })
}

function examClaims({ exam }: WaitingFacts): Claim[] {
  if (exam === null) return []
  const reason = { code: 'exam' as const, id: null, name: null }
  return [{ holder: 'customer', rank: rankOf.customer, from: exam.openedOn, until: exam.answeredOn, reason }]
}

function earlierOf(a: PlainDateString | null, b: PlainDateString | null): PlainDateString | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}
