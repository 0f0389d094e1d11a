import { Select } from '@mantine/core'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { dateOrders, type ImportColumn, type ImportDetails, newFieldKinds } from '../../../contract.ts'
import classes from '../imports.module.css'

interface ColumnChoiceProps {
  column: ImportColumn
  fields: ImportDetails['fields']
  /** Fields that some column fills. */
  taken: ReadonlySet<string>
  onChange: (column: ImportColumn) => void
}

const leftOut = '-'
const asNewField = '+'

/** One column of the file: its heading, some of its values, and the field it fills. */
export function ColumnChoice({ column, fields, taken, onChange }: ColumnChoiceProps) {
  const { t, language } = useMessages('accounts')
  const can = usePermissions()
  const { header, field, newField, samples, confidence, detectedDateOrder, includesTax, unit } = column
  const name = header || t('imports.columns.noHeading')
  const kind = newField?.kind ?? fields.find(({ key }) => key === field)?.kind
  const isDate = kind === 'date' && detectedDateOrder !== 'none'
  const choose = (value: string | null) => {
    const label = { ja: name.slice(0, 60), en: name.slice(0, 60) }
    if (value === asNewField) onChange({ ...column, field: null, newField: { kind: column.suggestedKind, label } })
    else
      onChange({ ...column, field: value === leftOut ? null : value, newField: null, confidence: 1, reason: 'chosen' })
  }
  return (
    <li className={classes.column} data-left-out={field === null && newField === null}>
      <div className={classes.columnText}>
        <p className={classes.columnName}>
          {name}
          {field !== null && confidence < 0.8 && <Tag level="watch">{t('imports.columns.unsure')}</Tag>}
          {column.reason === 'remembered' && field !== null && <Tag>{t('imports.columns.remembered')}</Tag>}
        </p>
        <p className={classes.samples}>{samples.join(t('imports.columns.comma')) || t('imports.columns.empty')}</p>
      </div>
      <div className={classes.columnChoices}>
        <Select
          aria-label={t('imports.columns.choose', { column: name })}
          searchable
          allowDeselect={false}
          value={newField ? asNewField : (field ?? leftOut)}
          onChange={choose}
          nothingFoundMessage={t('imports.columns.noField')}
          data={[
            { value: leftOut, label: t('imports.columns.leaveOut') },
            ...(can('accounts.manage_custom_fields') || newField
              ? [{ value: asNewField, label: t('imports.columns.newField') }]
              : []),
            ...fields.map(({ key, label }) => ({
              value: key,
              label: label[language],
              disabled: taken.has(key) && key !== field,
            })),
          ]}
        />
        {newField && (
          <Select
            aria-label={t('imports.columns.kind', { column: name })}
            value={newField.kind}
            allowDeselect={false}
            data={newFieldKinds.map((value) => ({ value, label: t(`imports.kind.${value}`) }))}
            onChange={(value) => {
              const chosen = newFieldKinds.find((one) => one === value)
              if (chosen) onChange({ ...column, newField: { ...newField, kind: chosen } })
            }}
          />
        )}
        {isDate && (
          <Select
            aria-label={t('imports.columns.dateOrder', { column: name })}
            value={column.dateOrder}
            placeholder={t('imports.columns.dateOrderAsk')}
            error={detectedDateOrder === 'ambiguous' && column.dateOrder === null}
            data={dateOrders.map((value) => ({ value, label: t(`imports.dateOrder.${value}`) }))}
            onChange={(value) => onChange({ ...column, dateOrder: dateOrders.find((one) => one === value) ?? null })}
          />
        )}
        {kind === 'money' && (includesTax || unit > 1) && (
          <p className={classes.quiet}>
            {includesTax ? t('imports.columns.includesTax') : t('imports.columns.unit', { unit })}
          </p>
        )}
      </div>
    </li>
  )
}
