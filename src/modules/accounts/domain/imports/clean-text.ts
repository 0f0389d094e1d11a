// Control characters, marks that turn the direction of text around, and invisible characters that hide words from a
// search. The zero-width joiner stays: it holds emoji together.
const unwanted = /(?![\t\n\r])[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu

/** A cell's text for storage: trimmed, line ends as \n (a space in one-line fields), never changed otherwise. */
export function cleanText(
  text: string,
  { isMultiline }: { isMultiline: boolean },
): { text: string; isStripped: boolean } {
  const wellFormed = text.toWellFormed()
  const kept = wellFormed.replace(unwanted, '')
  const lines = kept.replace(/\r\n?/g, '\n')
  const joined = isMultiline ? lines : lines.replace(/[\n\t\u2028\u2029]+/g, ' ')
  return { text: joined.trim(), isStripped: kept !== text }
}
