/** How a number in a cell is to be read, from its number format. */
export type NumberStyle = { kind: 'date' } | { kind: 'padded'; digits: number } | { kind: 'plain' }

const plain: NumberStyle = { kind: 'plain' }

/** Formats without a code in the file: 14–22 and 45–47 everywhere, 27–36 and 50–58 in East Asian Excel (era dates). */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** Reads a number format: `yyyy"年"m"月"`, `[$-411]ge.m.d` are dates; `0000000` keeps leading zeros. */
export function numberStyle(id: number, code: string | undefined): NumberStyle {
  if (code === undefined) return isBuiltInDate(id) ? { kind: 'date' } : plain
  if (/^0{2,}$/.test(code)) return { kind: 'padded', digits: code.length }
  if (/\[(h+|m+|s+)\]/i.test(code)) return plain
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '').replace(/general|standard/gi, '')
  return /[ymdhs]/i.test(bare) ? { kind: 'date' } : plain
}

/**
 * The text of a number cell: dates as YYYY-MM-DD (with HH:MM:SS when they have a time), numbers in full digits. Numbers
 * are rounded to the 15 digits that Excel shows, so that 0.1 + 0.2 reads 0.3.
 */
export function numberText(raw: string, style: NumberStyle, isEpoch1904: boolean): string {
  const number = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(number)) return raw
  if (style.kind === 'date') return serialDateText(number, isEpoch1904) ?? fullDigits(number)
  if (style.kind === 'padded' && number >= 0) return fullDigits(number).padStart(style.digits, '0')
  return fullDigits(number)
}

function fullDigits(number: number): string {
  if (Number.isSafeInteger(number)) return String(number)
  const rounded = Number(number.toPrecision(15))
  const text = String(rounded)
  if (!text.includes('e')) return text
  return Math.abs(rounded) >= 1 ? BigInt(rounded).toString() : rounded.toFixed(20).replace(/0+$/, '')
}

const dayMilliseconds = 86_400_000

/** Excel counts days from 1900 and believes in 29 February 1900, or from 1904 on old Macs. */
function serialDateText(serial: number, isEpoch1904: boolean): string | undefined {
  if (serial < 0 || serial >= 2_958_466) return undefined
  const seconds = Math.round(serial * 86_400)
  const day = Math.floor(seconds / 86_400)
  const time = new Date((seconds % 86_400) * 1000).toISOString().slice(11, 19)
  if (day === 0 && !isEpoch1904) return time
  const first = isEpoch1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30)
  const date = new Date(first + day * dayMilliseconds).toISOString().slice(0, 10)
  return time === '00:00:00' ? date : `${date} ${time}`
}
