import type { Locale } from '#platform/context/context.ts'
import { spreadEffort } from '../../domain/plan/effort.ts'
import type { Task } from '../plan/task-tables.ts'

export interface TaskDetails {
  name: string | undefined
  /** The language of the name. */
  locale: Locale
  effortMinutes: number | undefined
}

/**
 * A task's own name and effort as columns of its row, one detail after the other. A name that was alike in both languages
 * stays so. Throws invalid `onboarding.homework_not_cut`.
 */
export function detailsOf(task: Pick<Task, 'texts' | 'effort_minutes'>, details: readonly TaskDetails[]) {
  let { texts, effort_minutes } = task
  for (const { name, locale, effortMinutes } of details) {
    const isAlike = texts.name.ja === texts.name.en
    if (name !== undefined)
      texts = { ...texts, name: isAlike ? { ja: name, en: name } : { ...texts.name, [locale]: name } }
    if (effortMinutes === undefined) continue
    texts = { ...texts, chunks: spreadEffort(texts.chunks, effortMinutes) }
    effort_minutes = effortMinutes
  }
  return { texts: JSON.stringify(texts), effort_minutes }
}
