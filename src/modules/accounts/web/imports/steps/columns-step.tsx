import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import {
  changeImport,
  type ImportColumn,
  type ImportDetails,
  type ImportOptions,
  judgeImport,
  phaseSchema,
} from '../../../contract.ts'
import classes from '../imports.module.css'
import { ProblemNote } from '../problem-note.tsx'
import { ColumnChoice } from './column-choice.tsx'

interface ColumnsStepProps {
  item: ImportDetails
  onBack: () => void
  onNext: () => void
}

const currencies = ['JPY', 'USD', 'EUR', 'GBP', 'CNY', 'KRW', 'TWD', 'SGD']

/** What does each column hold, and what happens with rows of customers that are there? The dry run follows. */
export function ColumnsStep({ item, onBack, onNext }: ColumnsStepProps) {
  const { t } = useMessages('accounts')
  const [columns, setColumns] = useState<readonly ImportColumn[]>(item.columns)
  const [options, setOptions] = useState<ImportOptions>(item.options)
  const change = useEndpointMutation(changeImport)
  const judge = useEndpointMutation(judgeImport)
  const taken = new Set(columns.flatMap(({ field }) => field ?? []))
  const hasName = taken.has('name') || taken.has('externalId')
  const isPending = change.isPending || judge.isPending
  const choose = (next: ImportColumn) =>
    setColumns(columns.map((column) => (column.column === next.column ? next : column)))

  const check = async () => {
    const params = { id: item.id }
    try {
      await change.mutateAsync({ params, body: { columns: columns.map(choiceOf), options } })
      await judge.mutateAsync({ params })
      onNext()
    } catch {
      // Shown below the form.
    }
  }
  const select = <Key extends keyof ImportOptions>(key: Key, values: readonly ImportOptions[Key][]) => (
    <Select
      label={t(`imports.options.${key}`)}
      data={values.map((value) => ({
        value,
        label: key === 'currency' ? value : t(`imports.options.${key}_${value}`),
      }))}
      value={options[key]}
      allowDeselect={false}
      onChange={(value) => {
        const chosen = values.find((one) => one === value)
        if (chosen !== undefined) setOptions({ ...options, [key]: chosen })
      }}
    />
  )
  return (
    <div className={classes.stack}>
      <ul className={classes.columnList}>
        {columns.map((column) => (
          <ColumnChoice key={column.column} column={column} fields={item.fields} taken={taken} onChange={choose} />
        ))}
      </ul>
      <fieldset className={classes.options}>
        <legend>{t('imports.options.title')}</legend>
        <div className={classes.controls}>
          {select('existing', ['update', 'leave'])}
          {select('mode', ['skip_bad', 'all_or_nothing'])}
          {select('duplicates', ['ask', 'add', 'skip'])}
          {select('phase', ['by_contract', ...phaseSchema.options])}
          {(taken.has('mrr') || taken.has('arr')) && select('currency', currencies)}
        </div>
      </fieldset>
      {!hasName && <p className={classes.hint}>{t('imports.columns.needName')}</p>}
      <ProblemNote thrown={change.error ?? judge.error} />
      <div className={classes.foot}>
        <Button onClick={onBack}>{t('platform:actions.back')}</Button>
        <Button variant="filled" onClick={() => void check()} loading={isPending} disabled={!hasName}>
          {t('imports.columns.next')}
        </Button>
      </div>
    </div>
  )
}

const choiceOf = ({ column, field, newField, dateOrder, unit }: ImportColumn) => ({
  column,
  field,
  newField,
  dateOrder,
  unit,
})
