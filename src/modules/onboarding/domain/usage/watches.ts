import type { PlainDateString } from '#platform/kernel/dates.ts'
import { isEmpty, type UsageRule } from './usage-rule.ts'

export const watchSubjects = ['win', 'task'] as const
export type WatchSubject = (typeof watchSubjects)[number]

/** Something that usage may show to be reached, as it stands now. */
export interface Watched {
  subject: WatchSubject
  key: string
  /** The nearest of those that there are; undefined where nothing shows it. */
  rule: UsageRule | undefined
  isOff: boolean
  /** The day that usage found, whatever became of it since. */
  foundOn: PlainDateString | null
  /** `open` while it is to be reached, `settled` where somebody decided, `found` while it stands as usage found it. */
  standing: 'open' | 'settled' | 'found'
}

/** How a win stands: what a person recorded or took back is settled. */
export function standingOfWin(
  win: { source: 'manual' | 'usage' } | undefined,
  foundOn: PlainDateString | null,
): Watched['standing'] {
  if (win === undefined) return foundOn === null ? 'open' : 'settled'
  return win.source === 'usage' && foundOn !== null ? 'found' : 'settled'
}

/** How a task stands: one that was finished on another day than usage found, or was taken up again, is settled. */
export function standingOfTask(
  task: { status: string; doneOn: PlainDateString | null },
  foundOn: PlainDateString | null,
): Watched['standing'] {
  const isOpen = task.status === 'todo' || task.status === 'doing'
  if (foundOn === null) return isOpen ? 'open' : 'settled'
  return task.status === 'done' && task.doneOn === foundOn ? 'found' : 'settled'
}

/** Whether usage is to be asked: for what is open, and for what it found itself, which may have been earlier. */
export const isAsked = <Each extends Watched>(watched: Each): watched is Each & { rule: UsageRule } =>
  watched.rule !== undefined && !isEmpty(watched.rule) && !watched.isOff && watched.standing !== 'settled'

/** Whether an answer changes anything: it is the first, or an earlier day than the one found. Figures have no past. */
export function isNews({ standing, foundOn, rule }: Watched, on: PlainDateString): boolean {
  if (standing === 'open') return true
  return standing === 'found' && foundOn !== null && on < foundOn && rule?.kind !== 'measure'
}
