import { foldForSearch } from '../japanese-text/kana.ts'
import { type ParsedInput, plainInput, read, unread } from './parsed-input.ts'

const words = (text: string) => new Set(text.split(' ').map(foldForSearch))

const yes = words('○ ◯ 〇 ● ◎ ⭕ ✓ ✔ ☑ 有 有り あり 済 済み はい 可 する 対象 true t yes y on 1')
const no = words('× ✕ ✖ ✗ ❌ ☐ 無 無し なし 未 未済 いいえ 不可 しない 対象外 false f no n off 0 x')

/** Yes or no as people and files write it: ○ × 有 無 済 未 はい いいえ true false yes no 1 0 …. Never throws. */
export function parseBooleanInput(text: string): ParsedInput<boolean> {
  // Symbols may carry U+FE0F, which asks for the coloured picture.
  const word = foldForSearch(plainInput(text).replaceAll('\ufe0f', ''))
  if (word === '') return unread('input.empty')
  if (yes.has(word)) return read(true)
  return no.has(word) ? read(false) : unread('input.boolean_unreadable')
}
