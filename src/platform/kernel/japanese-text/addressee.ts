import type { Locale } from '../locale.ts'

export interface Addressee {
  company?: string | null | undefined
  department?: string | null | undefined
  /** 役職: 部長, 代表取締役. */
  title?: string | null | undefined
  family?: string | null | undefined
  given?: string | null | undefined
}

const honorificAtTheEnd = /(?:様|さま|殿|御中)$/
// A name entered together with the post (田中部長) is honorific already.
const postAtTheEnd =
  /(?:社長|会長|専務|常務|取締役|監査役|部長|次長|課長|係長|主任|室長|店長|支店長|所長|院長|理事長|学長|校長|教授|先生)$/

const clean = (part: string | null | undefined) => (part ?? '').trim().replace(honorificAtTheEnd, '').trimEnd()
const joined = (...parts: string[]) => parts.filter((part) => part !== '').join(' ')

/**
 * How a Japanese letter addresses someone: a person with 様 after department and post (営業部 部長 田中 太郎 様), a company
 * or department without a person with 御中, and never both. 様 is not put after a post (部長様 is wrong), nor twice.
 */
export function addressee({ company, department, title, family, given }: Addressee): string {
  const place = joined(clean(company), clean(department))
  const person = joined(clean(family), clean(given))
  if (person === '') return place === '' ? 'ご担当者様' : `${place} 御中`
  if (postAtTheEnd.test(person)) return joined(place, person)
  return `${joined(place, clean(title), person)} 様`
}

const isLatin = (text: string) => /^[\p{Script=Latin}\p{Mark}\s.'’-]+$/u.test(text)

/**
 * A person's name for the reader: 田中 太郎 in Japanese; Taro TANAKA in English, as far as the name is in Latin letters.
 */
export function personName(
  locale: Locale,
  { family, given }: { family?: string | null | undefined; given?: string | null | undefined },
): string {
  const last = (family ?? '').trim()
  const first = (given ?? '').trim()
  const swaps = locale === 'en' && isLatin(joined(last, first))
  return swaps ? joined(first, last.toLocaleUpperCase('en')) : joined(last, first)
}
