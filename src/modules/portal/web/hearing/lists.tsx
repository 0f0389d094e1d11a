import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMessages } from '#platform/web/messages/index.ts'
import type { HearingColumn, HearingField } from '../../contract.ts'
import classes from './hearing.module.css'
import type { InputProps } from './input-props.ts'
import { asList, asParts, asText } from './values.ts'

const without = (list: readonly unknown[], index: number) => list.filter((_, each) => each !== index)
const withAt = (list: readonly unknown[], index: number, value: unknown) =>
  list.map((old, each) => (each === index ? value : old))

/** Texts one below the other; at least one line to begin with. */
export function TextList({ maxItems, value, onChange }: InputProps & { maxItems: number }) {
  const { t } = useMessages('portal')
  const items = asList(value).length > 0 ? asList(value) : ['']
  return (
    <div className={classes.choices}>
      {items.map((item, index) => (
        <TextInput
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their place
          key={index}
          aria-label={t('hearing.item', { index: index + 1 })}
          value={asText(item)}
          onChange={(event) => onChange(withAt(items, index, event.currentTarget.value))}
        />
      ))}
      {items.length < maxItems && (
        <Button className={classes.add} onClick={() => onChange([...items, ''])}>
          {t('hearing.add')}
        </Button>
      )}
    </div>
  )
}

interface TableRowsProps extends InputProps {
  field: Extract<HearingField, { type: 'table' }>
}

/** Rows as cards, since a table does not fit a phone. */
export function TableRows({ field, value, onChange }: TableRowsProps) {
  const { t } = useMessages('portal')
  const rows = asList(value).length > 0 ? asList(value) : [{}]
  const setCell = (index: number, key: string, cell: string | null) =>
    onChange(withAt(rows, index, { ...asParts(rows[index]), [key]: cell }))
  return (
    <div className={classes.choices}>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place
        <fieldset key={index} className={classes.row}>
          <legend>{t('hearing.item', { index: index + 1 })}</legend>
          {field.columns.map((column) => (
            <Cell
              key={column.key}
              column={column}
              value={asText(asParts(row)[column.key])}
              onChange={(cell) => setCell(index, column.key, cell)}
            />
          ))}
          {rows.length > 1 && (
            <Button
              variant="subtle"
              className={classes.add}
              aria-label={t('hearing.remove', { index: index + 1 })}
              onClick={() => onChange(without(rows, index))}
            >
              {t('platform:actions.delete')}
            </Button>
          )}
        </fieldset>
      ))}
      {rows.length < field.maxRows && (
        <Button className={classes.add} onClick={() => onChange([...rows, {}])}>
          {t('hearing.add')}
        </Button>
      )}
    </div>
  )
}

interface CellProps {
  column: HearingColumn
  value: string
  onChange: (value: string | null) => void
}

function Cell({ column, value, onChange }: CellProps) {
  const { t, language } = useMessages('portal')
  const label = column.label[language]
  if (column.type === 'select')
    return (
      <NativeSelect
        label={label}
        data={[
          { value: '', label: t('hearing.choose') },
          ...column.options.map((option) => ({ value: option.key, label: option.label[language] })),
        ]}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value || null)}
      />
    )
  return (
    <TextInput
      label={label}
      {...(column.type === 'date' && { type: 'date' })}
      {...(column.type === 'number' && { inputMode: 'decimal' })}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  )
}
