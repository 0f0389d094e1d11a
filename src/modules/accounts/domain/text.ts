/** How a text answer may break into lines. */
export type LineRule = 'single' | 'multiple'

const lineBreaks = /\r\n?|[\u0085\u2028\u2029]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u2060\ufeff]/g
// Overrides of the writing direction can make a text read as something that it is not.
const directionOverrides = /[\u202a-\u202e\u2066-\u2069]/g

/**
 * A typed text as it is stored: line ends as \n (as a space in a single line), no control characters, no lone surrogates
 * (PostgreSQL refuses both), no white space around it. The characters themselves are kept as typed: no Unicode
 * normalisation, which would change names.
 */
export function cleanText(text: string, lines: LineRule): string {
  const cleaned = text.replace(lineBreaks, '\n').replace(controls, '').replace(directionOverrides, '').toWellFormed()
  return (lines === 'single' ? cleaned.replace(/[\n\t]+/g, ' ') : cleaned).trim()
}

/** Length in code points: 𠮷 is one character. */
export function characterCount(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

/** Whether the text has the shape of an e-mail address; that somebody reads it only a mail can tell. */
export function isEmailAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
}
