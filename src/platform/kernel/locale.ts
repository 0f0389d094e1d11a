/** The languages the product speaks. */
export type Locale = 'ja' | 'en'

const numberFormats = new Map<string, Intl.NumberFormat>()

/** The number format of a language; made once per set of options, since making one is slow. */
export function numberFormatOf(locale: Locale, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = numberFormats.get(key)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(locale, options)
  numberFormats.set(key, made)
  return made
}
