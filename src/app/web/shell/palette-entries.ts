import type { Icon } from '@tabler/icons-react'
import { foldForSearch } from '#platform/kernel/japanese-text.ts'

export type PaletteGroup = 'customers' | 'actions' | 'places'

export interface PaletteEntry {
  id: string
  group: PaletteGroup
  label: string
  /** Its names in every language, so that "settings" finds the page in a Japanese screen too. */
  names: readonly string[]
  icon: Icon
  detail?: string | undefined
  to: string
}

/** The entries meant by the words typed so far, in the order of the groups. */
export function meantBy(words: string, entries: readonly PaletteEntry[]): readonly PaletteEntry[] {
  const sought = foldForSearch(words.trim())
  return entries.filter(({ names }) => names.some((name) => foldForSearch(name).includes(sought)))
}
