import { instantAt } from '../dates.ts'
import { parseDateInput } from './date-input.ts'
import type { DateOrder } from './date-order.ts'

const timeOfDay = /^(.+?)[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/i

/** The part of a text that tells the day. */
export const dayPartOf = (text: string): string => timeOfDay.exec(text.normalize('NFKC').trim())?.[1] ?? text

/**
 * A moment as people and programs write it, in milliseconds since the epoch; undefined where it is none. A day alone is its
 * first moment in the zone, as is a time without an offset; ten digits are seconds since the epoch, thirteen milliseconds.
 */
export function parseInstantInput(
  text: string,
  { order, timeZone }: { order?: DateOrder | undefined; timeZone: string },
): number | undefined {
  const plain = text.normalize('NFKC').trim()
  if (/^\d{10}(?:\.\d+)?$/.test(plain)) return Math.round(Number(plain) * 1_000)
  if (/^\d{13}$/.test(plain)) return Number(plain)
  const [, day = plain, hour = '0', minute = '00', second = '0', fraction = '', offset] = timeOfDay.exec(plain) ?? []
  const date = parseDateInput(day, { order })
  if (!date.ok || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined
  const more = Number(second) * 1_000 + Number(`0.${fraction || '0'}`) * 1_000
  const zone = offset === undefined || /^[zu]/i.test(offset) ? 0 : minutesOf(offset)
  const time = `${hour.padStart(2, '0')}:${minute}`
  return Math.floor(instantAt(offset === undefined ? timeZone : 'UTC', date.value, time) - zone * 60_000 + more)
}

/** '+09:00', '+0900' and '+09' are 540. */
function minutesOf(offset: string): number {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3).replace(':', '') || 0)
  return offset.startsWith('-') ? -minutes : minutes
}
