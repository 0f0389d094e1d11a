import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { Form } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type ListField, type ListFilter, listOperators, listViewErrors, operatorsFor } from '../../domain/list-view.ts'
import type { FieldWords } from '../fields/field-words.ts'
import { newFilter, withOperator } from './filter-value.ts'
import classes from './filters.module.css'
import type { FilterWords } from './use-filter-words.ts'
import { ValueEditor } from './value-editor.tsx'

interface FilterFormProps {
  fields: readonly ListField[]
  words: FieldWords
  filterWords: FilterWords
  /** Undefined: a new condition, whose field is chosen first. */
  filter?: ListFilter
  onApply: (filter: ListFilter) => void
  onRemove?: () => void
  onCancel: () => void
}

const inPlace = { withinPortal: false }

/** One condition: field, operator, value. */
export function FilterForm({
  fields,
  words,
  filterWords,
  filter: given,
  onApply,
  onRemove,
  onCancel,
}: FilterFormProps) {
  const { t } = useMessages('accounts')
  const [filter, setFilter] = useState(given)
  const [isChecked, setChecked] = useState(false)
  const field = fields.find(({ key }) => key === filter?.field)
  const isIncomplete =
    filter !== undefined && listViewErrors({ columns: ['name'], sort: null, filters: [filter] }, fields).length > 0

  const apply = () => {
    setChecked(true)
    if (filter && !isIncomplete) onApply(filter)
  }
  return (
    <div className={classes.form}>
      <Form onSubmit={apply} onCancel={onCancel} submitLabel={t('filter.apply')}>
        {given === undefined && (
          <Select
            label={t('filter.field')}
            data={fields.map(({ key }) => ({ value: key, label: words.label(key) }))}
            value={filter?.field ?? null}
            searchable
            data-autofocus
            comboboxProps={inPlace}
            nothingFoundMessage={t('filter.noField')}
            onChange={(key) => {
              const chosen = fields.find((each) => each.key === key)
              if (chosen) setFilter(newFilter(chosen))
            }}
          />
        )}
        {filter && field && (
          <>
            <Select
              label={given === undefined ? t('filter.operator') : words.label(field.key)}
              data={operatorsFor(field.kind).map((operator) => ({ value: operator, label: t(`operator.${operator}`) }))}
              value={filter.operator}
              allowDeselect={false}
              comboboxProps={inPlace}
              onChange={(value) => {
                const operator = listOperators.find((each) => each === value)
                if (operator) setFilter(withOperator(filter, operator, field))
              }}
            />
            <ValueEditor
              filter={filter}
              field={field}
              options={filterWords.options(field.key)}
              hint={words.fieldOf(field.key).kind === 'money' ? t('filter.minorUnits') : undefined}
              onChange={setFilter}
            />
            {isChecked && isIncomplete && (
              <p role="alert" className={classes.incomplete}>
                {t('filter.incomplete')}
              </p>
            )}
          </>
        )}
      </Form>
      {onRemove && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={onRemove} className={classes.remove}>
          {t('filter.remove')}
        </Button>
      )}
    </div>
  )
}
