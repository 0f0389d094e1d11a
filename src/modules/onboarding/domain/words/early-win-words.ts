/** What is known of an early win; undefined where nobody said it. */
export type WinWords = Readonly<Record<string, string | undefined>>

const placeholders = /\{\{\s*([\w.]+)\s*\}\}/g

/** What a text speaks of, in the order of the text. */
export function spokenOf(text: string): string[] {
  return [...text.matchAll(placeholders)].flatMap(([, name]) => name ?? [])
}

/** The text with its words in place; undefined where one of them is not known. */
export function filledWith(text: string, words: WinWords): string | undefined {
  if (spokenOf(text).some((name) => !words[name])) return undefined
  return text.replace(placeholders, (_, name: string) => words[name] ?? '')
}
