import { isPlainDate } from '#platform/kernel/dates.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import classes from './answer.module.css'
import type { Question } from './question.ts'
import { asChoices, asDateText, asNumber, asPerson, asRows, asText, asTexts } from './read-value.ts'

type Option = { key: string; label: Record<'ja' | 'en', string> }

/** An answer to be read: locked, printed, or somebody else's. */
export function AnswerText({ question, value }: { question: Question; value: unknown }) {
  const { t, language } = useMessages('accounts')
  const { date, number } = useFormats()
  const day = (text: string) => (isPlainDate(text) ? date(text) : text)
  const optionOf = (options: readonly Option[], key: string) =>
    options.find((option) => option.key === key)?.label[language] ?? key
  if (question.type === 'table') {
    const rows = asRows(value)
    if (rows.length > 0) return <TableText question={question} rows={rows} optionOf={optionOf} day={day} />
  }
  const lines = ((): string[] => {
    switch (question.type) {
      case 'text':
      case 'long_text':
        return [asText(value)]
      case 'select':
        return [optionOf(question.options, asText(value))]
      case 'multi_select': {
        const { chosen, other } = asChoices(value)
        return [
          [...chosen.map((key) => optionOf(question.options, key)), other].filter(Boolean).join(t('sheet.separator')),
        ]
      }
      case 'person': {
        const { name, reading, department, title, email, phone } = asPerson(value)
        const named = reading ? t('sheet.nameWithReading', { name, reading }) : name
        return [[department, title, named].filter(Boolean).join(' '), [email, phone].filter(Boolean).join(' / ')]
      }
      case 'table':
        return []
      case 'date':
        return [day(asText(value))]
      case 'date_text': {
        const answer = asDateText(value)
        return [answer.date === null ? '' : day(answer.date), answer.text]
      }
      case 'month': {
        const month = asNumber(value)
        const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
        return month === null ? [] : [name.format(Date.UTC(2026, month - 1, 1))]
      }
      case 'number': {
        const figure = asNumber(value)
        return figure === null ? [] : [`${number(figure)}${question.unit?.[language] ?? ''}`]
      }
      case 'text_list':
        return asTexts(value)
    }
  })().filter(Boolean)
  if (lines.length === 0) return <p className={classes.empty}>{t('sheet.noAnswer')}</p>
  return <div className={classes.text}>{lines.join('\n')}</div>
}

interface TableTextProps {
  question: Extract<Question, { type: 'table' }>
  rows: readonly Readonly<Record<string, string | number>>[]
  optionOf: (options: readonly Option[], key: string) => string
  day: (text: string) => string
}

function TableText({ question, rows, optionOf, day }: TableTextProps) {
  const { language } = useMessages('accounts')
  const { number } = useFormats()
  const cellText = (column: TableTextProps['question']['columns'][number], cell: string | number | undefined) => {
    if (cell === undefined || cell === '') return ''
    if (column.type === 'select') return optionOf(column.options, String(cell))
    if (column.type === 'date') return day(String(cell))
    return typeof cell === 'number' ? number(cell) : cell
  }
  return (
    <table className={classes.readTable} aria-label={question.label[language]}>
      <thead>
        <tr>
          {question.columns.map((column) => (
            <th key={column.key} scope="col">
              {column.label[language]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
          <tr key={index}>
            {question.columns.map((column) => (
              <td key={column.key} data-label={column.label[language]}>
                {cellText(column, row[column.key])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
