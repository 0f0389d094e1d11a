import type { Check, Violation } from '../source-tree.ts'
import { type MessageFile, readMessageFiles, withoutPlural } from './message-files.ts'

const slot = /\{\{-?\s*([\w.]+)[^}]*\}\}|<\/?(\w+)\s*\/?>/g

/** What each message of the file needs from the code: placeholders and tags, over all its plural forms. */
function slotsOf({ messages }: MessageFile): Map<string, Set<string>> {
  const slots = new Map<string, Set<string>>()
  for (const [key, text] of messages) {
    const found = slots.get(withoutPlural(key)) ?? new Set()
    for (const [, placeholder, tag] of String(text).matchAll(slot)) found.add(placeholder ?? `<${tag}>`)
    slots.set(withoutPlural(key), found)
  }
  return slots
}

function compare(one: MessageFile, other: MessageFile): Violation[] {
  const otherSlots = slotsOf(other)
  return [...slotsOf(one)].flatMap(([key, slots]) => {
    const found = otherSlots.get(key)
    if (!found) return [{ file: other.path, message: `${key} is missing` }]
    return [...slots]
      .filter((name) => !found.has(name))
      .map((name) => ({ file: other.path, message: `${key} lacks ${name}` }))
  })
}

/** Every message exists in both languages, with the same placeholders, and says something. */
export const checkMessageParity: Check = (files) => {
  const all = readMessageFiles(files)
  const twins = new Map(all.map((file) => [file.path, file]))
  return all.flatMap((file) => {
    const twinLanguage = file.language === 'ja' ? 'en' : 'ja'
    const twin = twins.get(file.path.replace(/\w\w\.json$/, `${twinLanguage}.json`))
    const flaws = [...file.messages].flatMap(([key, text]): Violation[] => {
      if (typeof text !== 'string' || !text.trim()) return [{ file: file.path, message: `${key} says nothing` }]
      if (file.language === 'ja' && /[！♪]/.test(text)) return [{ file: file.path, message: `${key} shouts` }]
      return []
    })
    if (!twin) return [...flaws, { file: file.path, message: `has no ${twinLanguage} twin` }]
    return [...flaws, ...compare(file, twin)]
  })
}
