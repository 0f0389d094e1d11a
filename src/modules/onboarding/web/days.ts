import type { Locale } from '#platform/kernel/locale.ts'

/**
 * Two days as one span, the year written once where it is the same: 2026/04/01(水)–04/08(水), Wed, 1 Apr – Wed, 8 Apr
 * 2026. `from` and `to` are already formatted.
 */
export function daySpan(from: string, to: string, locale: Locale): string {
  if (from === to) return to
  if (locale === 'ja') {
    const year = from.slice(0, 5)
    return `${from}–${to.startsWith(year) ? to.slice(year.length) : to}`
  }
  const year = from.slice(-5)
  return `${to.endsWith(year) ? from.slice(0, -year.length) : from} – ${to}`
}
