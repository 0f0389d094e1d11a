import { type AskedKind, nameOfAsked } from './asked.ts'

interface Text {
  ja: string
  en: string
}

/** What a customer's project is made of, as far as changes are told from it. */
export interface ChangingProject {
  tasks: readonly {
    id: string
    name: Text
    doneOn: string | null
    comments: readonly { author: string; isOurs: boolean; createdAt: string }[]
  }[]
  files: readonly { name: string; author: string; isOurs: boolean; createdAt: string }[]
  earlyWins: { items: readonly { name: Text; reachedOn: string }[] }
  confirmations: readonly { words: string; name: string; confirmedOn: string }[]
  /** What waits for the customer's word; `at` null from the beginning on. */
  asked: readonly { kind: AskedKind; title: string; at: string | null }[]
}

/** `our_…` was done by the vendor: its people are named without the customer's courtesy. */
export const changeKinds = ['task_done', 'comment', 'our_comment', 'file', 'our_file', 'win', 'value', 'asked'] as const

export interface Change {
  kind: (typeof changeKinds)[number]
  text: Text
  /** Empty where nobody in particular did it. */
  by: string
  /** A day, or an instant where the moment is known. */
  at: string
}

/** More than these are no news but a history. */
const most = 12

export interface Span {
  /** The instant up to which was told before. */
  since: string
  /** The day of that instant where the customer is, and the day on which is told now. */
  sinceDay: string
  untilDay: string
}

/**
 * What happened since an instant, newest first. What is known by its day only is told once the day is over: neither its
 * hours before the telling nor those after are lost, and a span that begins where the one before ended tells none twice.
 */
export function changesSince(project: ChangingProject, { since, sinceDay, untilDay }: Span): Change[] {
  const isWithin = (day: string) => day >= sinceDay && day < untilDay
  const same = (text: string): Text => ({ ja: text, en: text })
  const all: Change[] = [
    ...project.tasks.flatMap((task): Change[] => [
      ...(task.doneOn !== null && isWithin(task.doneOn)
        ? [{ kind: 'task_done' as const, text: task.name, by: '', at: task.doneOn }]
        : []),
      ...task.comments
        .filter(({ createdAt }) => createdAt > since)
        .map(({ author, isOurs, createdAt }) => ({
          kind: isOurs ? ('our_comment' as const) : ('comment' as const),
          text: task.name,
          by: author,
          at: createdAt,
        })),
    ]),
    ...project.files
      .filter(({ createdAt }) => createdAt > since)
      .map((file) => ({
        kind: file.isOurs ? ('our_file' as const) : ('file' as const),
        text: same(file.name),
        by: file.author,
        at: file.createdAt,
      })),
    ...project.earlyWins.items
      .filter(({ reachedOn }) => isWithin(reachedOn))
      .map((win) => ({ kind: 'win' as const, text: win.name, by: '', at: win.reachedOn })),
    ...project.confirmations
      .filter(({ confirmedOn }) => isWithin(confirmedOn))
      .map((one) => ({ kind: 'value' as const, text: same(one.words), by: one.name, at: one.confirmedOn })),
    ...project.asked.flatMap((one): Change[] =>
      one.at !== null && (one.at.length === 10 ? isWithin(one.at) : one.at > since)
        ? [{ kind: 'asked', text: nameOfAsked(one), by: '', at: one.at }]
        : [],
    ),
  ]
  return all.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, most)
}
