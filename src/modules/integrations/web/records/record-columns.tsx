import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { TextField } from '#platform/web/form/index.ts'
import { ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import {
  changeRecordImport,
  listRecordRows,
  type RecordColumn,
  type RecordImportDetails,
  readRecordImport,
} from '../../contract.ts'
import classes from '../integrations.module.css'

const leftOut = '-'
const currencies = ['JPY', 'USD', 'EUR', 'GBP', 'CNY', 'KRW', 'TWD', 'SGD']
const dateOrders = ['ymd', 'dmy', 'mdy'] as const

/** How the file is read and what each column holds; the dry run follows a change. */
export function RecordColumns({ item }: { item: RecordImportDetails }) {
  const { t } = useMessages('integrations')
  const [columns, setColumns] = useState<readonly RecordColumn[]>(item.columns)
  const [options, setOptions] = useState(item.options)
  const { mutate, isPending, error } = useEndpointMutation(changeRecordImport, {
    refreshes: [readRecordImport, listRecordRows],
  })
  const params = { id: item.id }
  const save = () =>
    mutate({
      params,
      body: {
        version: item.version,
        options,
        columns: columns.map(({ column, field, dateOrder }) => ({ column, field, dateOrder })),
      },
    })
  const { encoding, candidates } = item.reading
  const taken = new Set(columns.flatMap(({ field }) => field ?? []))
  return (
    <Section title={t('records.columns')} note={t('records.columnsNote')} framed>
      <div className={classes.stack}>
        <div className={classes.row}>
          {item.kind === 'tickets' && (
            <TextField
              path="options.source"
              label={t('records.source')}
              description={t('sources.keyHint')}
              value={options.source}
              onChange={(source) => setOptions({ ...options, source })}
            />
          )}
          {item.kind === 'subscriptions' && (
            <Select
              label={t('records.currency')}
              data={currencies}
              value={options.currency}
              allowDeselect={false}
              onChange={(currency) => setOptions({ ...options, currency: currency ?? options.currency })}
            />
          )}
          {encoding !== null && candidates.length > 1 && (
            <Select
              label={t('records.encoding')}
              data={candidates}
              value={encoding}
              allowDeselect={false}
              onChange={(value) => {
                const chosen = candidates.find((one) => one === value)
                if (chosen) mutate({ params, body: { version: item.version, reading: { encoding: chosen } } })
              }}
            />
          )}
        </div>
        <ul className={classes.items}>
          {columns.map((column) => (
            <ColumnItem
              key={column.column}
              column={column}
              fields={item.fields}
              taken={taken}
              onChange={(next) => setColumns(columns.map((one) => (one.column === next.column ? next : one)))}
            />
          ))}
        </ul>
        {error && <ProblemState thrown={error} />}
        <Button onClick={save} loading={isPending}>
          {t('records.judge')}
        </Button>
      </div>
    </Section>
  )
}

interface ColumnItemProps {
  column: RecordColumn
  fields: RecordImportDetails['fields']
  /** Fields that some column fills. */
  taken: ReadonlySet<string>
  onChange: (column: RecordColumn) => void
}

function ColumnItem({ column, fields, taken, onChange }: ColumnItemProps) {
  const { t, language } = useMessages('integrations')
  const { header, field, confidence, samples, dateOrder } = column
  const name = header || t('records.noHeading')
  const isDate = fields.find(({ key }) => key === field)?.isDate === true
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <span className={classes.name}>{name}</span>
        {field !== null && confidence < 0.8 && <Tag level="watch">{t('records.unsure')}</Tag>}
      </div>
      <p className={classes.quiet}>{samples.join(t('comma'))}</p>
      <div className={classes.row}>
        <Select
          aria-label={t('records.fieldOf', { column: name })}
          value={field ?? leftOut}
          allowDeselect={false}
          searchable
          onChange={(value) => onChange({ ...column, field: value === leftOut ? null : value, confidence: 1 })}
          data={[
            { value: leftOut, label: t('records.leaveOut') },
            ...fields.map(({ key, label, isRequired }) => ({
              value: key,
              label: isRequired ? t('records.required', { field: label[language] }) : label[language],
              disabled: taken.has(key) && key !== field,
            })),
          ]}
        />
        {isDate && (
          <Select
            aria-label={t('records.dateOrderOf', { column: name })}
            value={dateOrder ?? 'ymd'}
            allowDeselect={false}
            onChange={(value) => onChange({ ...column, dateOrder: dateOrders.find((one) => one === value) ?? null })}
            data={dateOrders.map((value) => ({ value, label: t(`records.dateOrders.${value}`) }))}
          />
        )}
      </div>
    </li>
  )
}
