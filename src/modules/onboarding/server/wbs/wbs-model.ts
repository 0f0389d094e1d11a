import type { Locale } from '#platform/context/context.ts'
import { type BusinessCalendar, isBusinessDay } from '#platform/kernel/calendar.ts'
import { addDays, dateRange, daysBetween, startOfWeek } from '#platform/kernel/dates.ts'
import words from '../../content/wbs-words.json' with { type: 'json' }
import type { ProjectPage, TaskView } from '../../contract.ts'
import type { Side, TaskStatus } from '../../domain/task.ts'
import type { SheetTask } from '../../domain/wbs/sheet.ts'
import type { SheetBase } from './sheet-base.ts'

export interface WbsRow {
  id: string
  number: number
  stage: string
  name: string
  side: Side
  owner: string
  startOn: string
  dueOn: string
  doneOn: string | null
  effortMinutes: number
  status: TaskStatus
  /** Numbers of the rows it waits for, as far as they are on the sheet. */
  dependsOn: string
  doneWhen: string
  isMilestone: boolean
}

export interface WbsModel {
  title: string
  addressee: string
  facts: string
  rows: WbsRow[]
  /** One column each: days, or Mondays where the plan is too long for days. */
  columns: { on: string; days: 1 | 7; isClosed: boolean }[]
  version: number
  isInternal: boolean
  /** What the sheet says, by which edits made in it are told from changes made since. */
  base: SheetBase
  today: string
}

/** Beyond these the sheet has a column a week instead of a day. */
const mostDays = 200

export function fill(text: { ja: string; en: string }, locale: Locale, values: Record<string, string | number> = {}) {
  return text[locale].replace(/\{\{(\w+)\}\}/g, (_, key: string) => String(values[key] ?? ''))
}

export interface WbsBasis {
  locale: Locale
  audience: 'internal' | 'customer'
  calendar: BusinessCalendar
  today: string
  date: (day: string) => string
}

/** What the sheet shows; the customer's holds nothing of tasks that are not shared with it. */
export function wbsModel(page: ProjectPage, basis: WbsBasis): WbsModel {
  const { locale, audience, date } = basis
  const order = new Map(page.stages.map(({ key }, index) => [key, index]))
  const stageOf = (task: TaskView) => page.stages.find(({ key }) => key === task.stage)?.name ?? words.otherStage
  const tasks = page.tasks
    .filter(({ visibility, phase }) => phase === 1 && (audience === 'internal' || visibility === 'customer'))
    .toSorted((a, b) => (order.get(a.stage) ?? order.size) - (order.get(b.stage) ?? order.size))
  const numbers = new Map(tasks.map(({ key }, index) => [key, index + 1]))
  const rows = tasks.map(
    (task, index): WbsRow => ({
      id: task.id,
      number: index + 1,
      stage: stageOf(task)[locale],
      name: task.name[locale],
      side: task.side,
      owner: task.owner?.name ?? '',
      startOn: task.startOn,
      dueOn: task.dueOn,
      doneOn: task.doneOn,
      effortMinutes: task.effortMinutes,
      status: task.status,
      dependsOn: task.dependsOn.flatMap(({ task: key }) => numbers.get(key) ?? []).join(', '),
      doneWhen: task.doneWhen[locale],
      isMilestone: task.isMilestone,
    }),
  )
  const isInternal = audience === 'internal'
  return {
    title: words.title[locale],
    addressee: fill(words.for, locale, { name: page.account.name }),
    facts: fill(words.facts, locale, {
      date: date(basis.today),
      version: page.version,
      value: date(page.valueOn),
      forecast: date(page.forecastValueOn),
    }),
    rows,
    columns: columnsOf(tasks, basis.calendar),
    version: page.version,
    isInternal,
    base: { projectId: page.id, locale, audience, tasks: rows.map((row) => sheetTaskOf(row, { locale, isInternal })) },
    today: basis.today,
  }
}

/** The line as its cells read. */
function sheetTaskOf(row: WbsRow, { locale, isInternal }: { locale: Locale; isInternal: boolean }): SheetTask {
  const { id, stage, name, owner, startOn, dueOn, doneOn, status, dependsOn, doneWhen } = row
  const texts = { id, stage, name, owner, startOn, dueOn, doneOn, status, dependsOn, doneWhen }
  return { ...texts, side: words.side[row.side][locale], effortMinutes: isInternal ? row.effortMinutes : null }
}

function columnsOf(tasks: readonly TaskView[], calendar: BusinessCalendar): WbsModel['columns'] {
  const days = tasks.flatMap(({ startOn, dueOn }) => [startOn, dueOn]).toSorted()
  const [first] = days
  const last = days.at(-1)
  if (first === undefined || last === undefined) return []
  const from = startOfWeek(first)
  const all = dateRange(from, addDays(startOfWeek(last), 6))
  if (daysBetween(from, last) <= mostDays)
    return all.map((on) => ({ on, days: 1, isClosed: !isBusinessDay(calendar, on) }))
  return all.filter((on) => startOfWeek(on) === on).map((on) => ({ on, days: 7, isClosed: false }))
}
