import { invalid } from './errors.ts'
import { type Locale, numberFormatOf } from './locale.ts'

/** An amount in whole minor units (yen, cents) of an ISO 4217 currency. */
export interface Money {
  amountMinor: number
  currency: string
}

/** How many decimals the currency has: JPY 0, USD 2, BHD 3. Throws invalid `money.currency_invalid`. */
export function minorUnitDigits(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) throw invalid('money.currency_invalid', { currency })
  return numberFormatOf('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 0
}

/** Throws invalid `money.amount_invalid` unless the amount is a whole number that is exact, or `money.currency_invalid`. */
export function money(amountMinor: number, currency: string): Money {
  if (!Number.isSafeInteger(amountMinor)) throw invalid('money.amount_invalid', { amountMinor })
  minorUnitDigits(currency)
  return { amountMinor, currency }
}

/** The amount in major units (yen, dollars), rounded half away from zero to the currency's minor unit. */
export function moneyFromMajor(amount: number, currency: string): Money {
  // Moving the point in the decimal text instead of multiplying keeps 1.005 dollars at 101 cents.
  const [digits, exponent = '0'] = String(Math.abs(amount)).split('e')
  const minor = Math.round(Number(`${digits}e${Number(exponent) + minorUnitDigits(currency)}`))
  return money(amount < 0 && minor !== 0 ? -minor : minor, currency)
}

function requireSameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw invalid('money.currencies_differ', { first: a.currency, second: b.currency })
}

/** Throws invalid `money.currencies_differ`, or `money.amount_invalid` past exact integers. */
export function addMoney(a: Money, b: Money): Money {
  requireSameCurrency(a, b)
  return money(a.amountMinor + b.amountMinor, a.currency)
}

/** Throws as `addMoney`. */
export function subtractMoney(a: Money, b: Money): Money {
  requireSameCurrency(a, b)
  return money(a.amountMinor - b.amountMinor, a.currency)
}

/**
 * The amount as people read it: ja 1,234,567円, en ¥1,234,567; compact 123万円, ¥1.2M, where the last digits are rounded
 * away. In Japanese, yen carry 円, since the locale's own sign is the full-width ￥.
 */
export function formatMoney(
  { amountMinor, currency }: Money,
  locale: Locale,
  style: 'full' | 'compact' = 'full',
): string {
  const major = amountMinor / 10 ** minorUnitDigits(currency)
  // Below 1万 (1K) there is nothing to shorten, and the compact form would drop the separators.
  const isCompact = style === 'compact' && Math.abs(major) >= (locale === 'ja' ? 10_000 : 1_000)
  const options: Intl.NumberFormatOptions = isCompact ? { notation: 'compact', useGrouping: true } : {}
  if (locale === 'ja' && currency === 'JPY') return `${numberFormatOf('ja', options).format(major)}円`
  return numberFormatOf(locale, { ...options, style: 'currency', currency }).format(major)
}
