import { TextInput } from '@mantine/core'
import { DateField, NumberField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { ListField, ListFilter } from '../../domain/list-view.ts'
import type { Option } from '../fields/choices.ts'
import { ChoiceList } from './choice-list.tsx'
import { choicesOf, datesOf, editorFor, numberOf, numbersOf, textOf, withDates, withNumbers } from './filter-value.ts'
import classes from './filters.module.css'

interface ValueEditorProps {
  filter: ListFilter
  field: ListField
  options: readonly Option[]
  /** Written below an amount. */
  hint: string | undefined
  onChange: (filter: ListFilter) => void
}

/** The part of a condition that is compared with, as its operator needs it. */
export function ValueEditor({ filter, field, options, hint, onChange }: ValueEditorProps) {
  const { t } = useMessages('accounts')
  const set = (value: ListFilter['value']) => onChange({ ...filter, value })
  const label = t('filter.value')
  const description = hint === undefined ? {} : { description: hint }
  switch (editorFor(filter.operator, field)) {
    case 'none':
      return null
    case 'text':
      return (
        <TextInput
          label={label}
          value={textOf(filter)}
          onChange={(event) => set(event.currentTarget.value)}
          data-autofocus
        />
      )
    case 'number':
      return <NumberField path="value" label={label} value={numberOf(filter)} onChange={set} {...description} />
    case 'days':
      return <NumberField path="value" label={label} value={numberOf(filter)} onChange={set} unit={t('filter.days')} />
    case 'date':
      return <DateField path="value" label={label} value={textOf(filter) || null} onChange={set} />
    case 'numbers': {
      const [from, to] = numbersOf(filter)
      return (
        <div className={classes.range}>
          <NumberField
            path="from"
            label={t('filter.from')}
            value={from}
            onChange={(next) => onChange(withNumbers(filter, [next, to]))}
            {...description}
          />
          <NumberField
            path="to"
            label={t('filter.to')}
            value={to}
            onChange={(next) => onChange(withNumbers(filter, [from, next]))}
            {...description}
          />
        </div>
      )
    }
    case 'dates': {
      const [from, to] = datesOf(filter)
      return (
        <div className={classes.range}>
          <DateField
            path="from"
            label={t('filter.from')}
            value={from}
            onChange={(next) => onChange(withDates(filter, [next, to]))}
          />
          <DateField
            path="to"
            label={t('filter.to')}
            value={to}
            onChange={(next) => onChange(withDates(filter, [from, next]))}
          />
        </div>
      )
    }
    case 'choices':
      return <ChoiceList label={label} options={options} chosen={choicesOf(filter)} onChange={set} />
  }
}
