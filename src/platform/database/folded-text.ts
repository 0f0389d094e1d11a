import { type RawBuilder, sql } from 'kysely'

const katakana = Array.from({ length: 86 }, (_, index) => String.fromCharCode(0x30a1 + index)).join('')
const hiragana = Array.from({ length: 86 }, (_, index) => String.fromCharCode(0x3041 + index)).join('')

/** The database's version of `foldForSearch`, for texts that have no folded copy. */
export const foldedText = (text: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`translate(lower(normalize(${text}, NFKC)), ${katakana}, ${hiragana})`
