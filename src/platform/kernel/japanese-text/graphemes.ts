const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/** How many characters a reader counts: 👨‍👩‍👧 and 葛󠄀 are one each. */
export function graphemeCount(text: string): number {
  return Array.from(segmenter.segment(text)).length
}

/** At most `limit` characters as a reader counts them, the last one '…' when something was cut off. */
export function truncate(text: string, limit: number): string {
  // No text has more graphemes than code units, so most texts are not segmented at all.
  if (text.length <= limit) return text
  const graphemes = Array.from(segmenter.segment(text), ({ segment }) => segment)
  if (graphemes.length <= limit) return text
  return limit < 1 ? '' : `${graphemes.slice(0, limit - 1).join('')}…`
}
