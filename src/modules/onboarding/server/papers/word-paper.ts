import type { z } from 'zod'
import type { Locale } from '#platform/context/context.ts'
import { formatDate, formatNumber } from '#platform/kernel/formats.ts'
import { formatMoney, type Money } from '#platform/kernel/money.ts'
import words from '../../content/paper-words.json' with { type: 'json' }
import type { PaperView, paperPageSchema } from '../../contract.ts'
import type { Cell, PaperKind, PaperSection, SectionChange } from '../../domain/graduation/paper.ts'
import { fill } from '../wbs/wbs-model.ts'

type Text = { ja: string; en: string }

export const same = (text: string): Cell => ({ ja: text, en: text })
export const none = same('—')
const inBoth = (say: (locale: Locale) => string): Cell => ({ ja: say('ja'), en: say('en') })

export const day = (on: string | null): Cell =>
  on === null ? none : inBoth((locale) => formatDate(on, locale, 'plain'))
export const amount = (money: Money): Cell => inBoth((locale) => formatMoney(money, locale))
export const figure = (value: number | null, unit: string): Cell =>
  value === null ? none : inBoth((locale) => `${formatNumber(value, locale)}${unit}`)
/** A phrase of the papers' own words with its gaps filled. */
export const phrase = (text: Text, gaps: Record<string, Cell> = {}): Cell =>
  inBoth((locale) =>
    fill(text, locale, Object.fromEntries(Object.entries(gaps).map(([name, cell]) => [name, cell[locale]]))),
  )

export interface PaperHead {
  kind: PaperKind
  customerName: string
  /** Null for what is not saved yet. */
  number: number | null
  on: string
  agreement: { by: string; on: string } | null
}

type SectionKey = keyof typeof words.sections
const isSectionKey = (key: string): key is SectionKey => key in words.sections

/** A paper in the reader's language; sections without rows are left out. */
export function wordPaper(head: PaperHead, sections: readonly PaperSection[], locale: Locale): PaperView {
  const { kind, customerName, number, on, agreement } = head
  const date = formatDate(on, locale)
  const facts = [
    number === null ? fill(words.draft, locale, { date }) : fill(words.version, locale, { number, date }),
    agreement && fill(words.agreed, locale, { name: agreement.by, date: formatDate(agreement.on, locale) }),
  ]
  return {
    title: words.titles[kind][locale],
    addressee: fill(words.for, locale, { name: customerName }),
    facts: facts.filter((each) => each !== null).join(' '),
    sections: wordSections(sections, locale),
  }
}

export function wordSections(sections: readonly PaperSection[], locale: Locale): PaperView['sections'] {
  return sections.flatMap(({ key, rows }) =>
    isSectionKey(key) && rows.length > 0
      ? [
          {
            key,
            title: words.sections[key].title[locale],
            columns: words.sections[key].columns.map((column) => column[locale]),
            rows: rows.map((row) => ({ key: row.key, cells: row.cells.map((cell) => cell[locale]) })),
          },
        ]
      : [],
  )
}

export function wordChanges(
  changes: readonly SectionChange[],
  locale: Locale,
): z.input<typeof paperPageSchema>['changes'] {
  const worded = (cells: readonly Cell[] | null) => cells?.map((cell) => cell[locale]) ?? null
  return changes.map(({ key, changes: rows }) => ({
    title: isSectionKey(key) ? words.sections[key].title[locale] : key,
    changes: rows.map(({ kind, before, after }) => ({ kind, before: worded(before), after: worded(after) })),
  }))
}
