/** What is wrong with an input; the words are in the messages files. */
export type InputCode =
  /** Nothing, or only dashes, as sheets mark an empty cell. */
  | 'input.empty'
  | 'input.date_unreadable'
  /** Reads as a date that does not exist: 2026/2/30, 令和元年1月1日. */
  | 'input.date_impossible'
  /** 4/5/2026 without knowing whether the day or the month comes first. */
  | 'input.date_ambiguous'
  /** An instant with a zone is no date by itself: the day depends on where one is. */
  | 'input.date_with_time_zone'
  | 'input.number_unreadable'
  | 'input.number_too_large'
  | 'input.boolean_unreadable'

export type ParsedInput<Value> = { ok: true; value: Value } | { ok: false; code: InputCode }

export const read = <Value>(value: Value): ParsedInput<Value> => ({ ok: true, value })
export const unread = (code: InputCode): { ok: false; code: InputCode } => ({ ok: false, code })

const longest = 100

/** NFKC and trimmed: full-width digits, signs and spaces become plain. Empty also for a lone dash. */
export function plainInput(text: string): string {
  const trimmed = text.trim()
  // No date, number or yes/no is longer. A '?' is none of them either, and spares the patterns a cell of 32,000 letters.
  if (trimmed.length > longest) return '?'
  const plain = trimmed.normalize('NFKC').trim()
  return /^[-‐-―−ー]+$/.test(plain) ? '' : plain
}
