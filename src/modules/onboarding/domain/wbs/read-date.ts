import { daysBetween, isPlainDate, type PlainDateString } from '#platform/kernel/dates.ts'
import { parseDateInput } from '#platform/kernel/parse-input.ts'

const withoutYear = /^(\d{1,2})[月/.-](\d{1,2})日?(?:\s?\(.{1,3}\))?$/

/**
 * A day as it stands in a cell: a date, a serial of Excel's, or text as people type it. A day without its year (7月1日) is
 * the one nearest to `near`. Undefined where it can't be read.
 */
export function readSheetDate(text: string, near: PlainDateString): PlainDateString | undefined {
  const [, month, day] = withoutYear.exec(text.normalize('NFKC').trim()) ?? []
  if (month !== undefined && day !== undefined) return nearest(Number(month), Number(day), near)
  const parsed = parseDateInput(text)
  return parsed.ok ? parsed.value : undefined
}

function nearest(month: number, day: number, near: PlainDateString): PlainDateString | undefined {
  const year = Number(near.slice(0, 4))
  const two = (number: number) => String(number).padStart(2, '0')
  const days = [year - 1, year, year + 1].map((each) => `${each}-${two(month)}-${two(day)}`).filter(isPlainDate)
  const distance = (each: PlainDateString) => Math.abs(daysBetween(near, each))
  return days.toSorted((a, b) => distance(a) - distance(b))[0]
}
