import { ActionIcon, NativeSelect, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMessages } from '#platform/web/messages/index.ts'
import classes from './answer.module.css'
import type { InputProps } from './question.ts'
import { asRows, rowsToDraw } from './read-value.ts'

type Column = InputProps<'table'>['question']['columns'][number]
type Row = Readonly<Record<string, string | number>>

const isBlank = (row: Row) => Object.values(row).every((cell) => cell === '')

/** Rows of cells with an empty one to write on in; on a phone each row becomes a card. */
export function TableInput({ question, value, onChange, errors }: InputProps<'table'>) {
  const { t, language } = useMessages('accounts')
  const rows = asRows(value)
  const drawn = rowsToDraw<Row>(rows, {}, question.maxRows)
  const change = (index: number, key: string, cell: string) => {
    const next = drawn.map((row, at) => (at === index ? { ...row, [key]: cell } : row))
    const last = next.at(-1)
    onChange(last && isBlank(last) ? next.slice(0, -1) : next)
  }
  const label = question.label[language]
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          {question.columns.map((column) => (
            <th key={column.key} scope="col" data-type={column.type}>
              {column.label[language]}
              {column.required && <span className={classes.columnRequired}>{t('sheet.required')}</span>}
            </th>
          ))}
          <th className={classes.removeCell}>
            <span className={classes.unseen}>{t('sheet.removeRow')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {drawn.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
          <tr key={index} data-blank={index >= rows.length}>
            {question.columns.map((column) => (
              <td key={column.key} data-label={column.label[language]}>
                <Cell
                  column={column}
                  label={`${column.label[language]} ${index + 1}`}
                  value={String(row[column.key] ?? '')}
                  error={errors.get(`${question.key}.${index}.${column.key}`)}
                  onChange={(cell) => change(index, column.key, cell)}
                />
              </td>
            ))}
            <td className={classes.removeCell}>
              {index < rows.length && (
                <ActionIcon
                  aria-label={t('sheet.removeRowOf', { row: index + 1 })}
                  onClick={() => onChange(rows.filter((_, at) => at !== index))}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface CellProps {
  column: Column
  label: string
  value: string
  error: string | undefined
  onChange: (value: string) => void
}

function Cell({ column, label, value, error, onChange }: CellProps) {
  const { t, language } = useMessages('accounts')
  if (column.type === 'select') {
    const options = column.options.map((option) => ({ value: option.key, label: option.label[language] }))
    return (
      <NativeSelect
        aria-label={label}
        data={[{ value: '', label: t('sheet.choose') }, ...options]}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  }
  return (
    <TextInput
      aria-label={label}
      value={value}
      error={error}
      autoComplete="off"
      {...(column.type === 'number' && { inputMode: 'decimal' })}
      {...(column.type === 'date' && { placeholder: t('platform:form.datePlaceholder') })}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
