import { type ParsedInput, plainInput, read, unread } from './parsed-input.ts'

// Powers of ten of the units that may follow a number.
const powers = new Map([
  ['兆', 12],
  ['億', 8],
  ['千万', 7],
  ['百万', 6],
  ['万', 4],
  ['千', 3],
  ['', 0],
])

const minus = '[-−‐‑–△▲]'
const sign = new RegExp(`^(?:(${minus})\\s?|\\+)`)
const currency = /^(?:[¥$€£]|jpy|usd|eur)\s?/i
const suffix = /\s?(?:円|yen|jpy|usd|eur|名|人|社|件|席)$/i
const tax = /\s?(?:\(税[抜込別]き?\)|税[抜込別]き?)$/
const term = /^(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?\s?(兆|億|千万|百万|万|千|)\s?/
const exponential = /^\d+(?:\.\d+)?e[+-]?\d{1,3}$/i

/** The sum of terms in falling units (1億2,000万); undefined when the text is anything else. */
function sumOfTerms(text: string): number | undefined {
  let rest = text
  let total = 0
  let last = Number.POSITIVE_INFINITY
  while (rest !== '') {
    const [whole = '', integer = '', fraction = '', unit = ''] = term.exec(rest) ?? []
    const power = powers.get(unit) ?? 0
    if (integer + fraction === '' || power >= last) return undefined
    // The exponent goes into the text: 1.1 × 10⁸ as a product is 110000000.00000001.
    total += Number(`${integer.replaceAll(',', '')}${fraction}e${power}`)
    last = power
    rest = rest.slice(whole.length)
  }
  return last === Number.POSITIVE_INFINITY ? undefined : total
}

function magnitudeOf(text: string): number | undefined {
  if (exponential.test(text)) return Number(text)
  if (text.endsWith('%')) {
    const percent = /^[\d,]*\.?\d+\s?%$/.test(text) ? sumOfTerms(text.slice(0, -1).trim()) : undefined
    return percent === undefined ? undefined : Number(`${percent}e-2`)
  }
  return sumOfTerms(text)
}

/**
 * A number as people and files write it: separators, full-width digits, ¥ ￥ $ and 円, 千円 万円 億円 (1億2,000万円),
 * 名 人 社 件 席, a tax remark ((税抜)), minus as -, −, △, ▲ or parentheses. Per cent gives the ratio: 12% is 0.12.
 * Separators must stand at thousands, so that 1,5 and 1.234,5 are unreadable rather than wrong. Never throws.
 */
export function parseNumberInput(text: string): ParsedInput<number> {
  let rest = plainInput(text)
  if (rest === '') return unread('input.empty')
  rest = rest.replace(tax, '')
  const parenthesised = /^\((.+)\)$/.exec(rest)?.[1]
  rest = (parenthesised ?? rest).trim()
  const before = sign.exec(rest)
  rest = rest.slice(before?.[0].length ?? 0).replace(currency, '')
  const after = before === null ? sign.exec(rest) : null
  rest = rest.slice(after?.[0].length ?? 0).replace(suffix, '')
  const isSigned = before !== null || after !== null
  if (parenthesised !== undefined && isSigned) return unread('input.number_unreadable')
  const magnitude = magnitudeOf(rest)
  if (magnitude === undefined) return unread('input.number_unreadable')
  if (magnitude > Number.MAX_SAFE_INTEGER) return unread('input.number_too_large')
  const isNegative = parenthesised !== undefined || (before?.[1] ?? after?.[1]) !== undefined
  return read(isNegative && magnitude !== 0 ? -magnitude : magnitude)
}
