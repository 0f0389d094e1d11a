import { Button, MultiSelect, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type EventSet, type PropertyCondition, propertyOperators, searchEventNames } from '../../contract.ts'
import classes from '../usage.module.css'

interface EventSetFieldProps {
  path: string
  label: string
  set: EventSet
  onChange: (set: EventSet) => void
}

/** Which events count, by name and by what their properties say. */
export function EventSetField({ path, label, set, onChange }: EventSetFieldProps) {
  const { t } = useMessages('usage')
  const [typed, setTyped] = useState('')
  const [words] = useDebouncedValue(typed.trim(), 200)
  const found = useEndpoint(searchEventNames, { query: { q: words } }, { keepsPrevious: true })
  const names = [...new Set([...set.names, ...(found.data?.items ?? []).map(({ name }) => name)])]
  const changeCondition = (index: number, condition: PropertyCondition) =>
    onChange({ ...set, where: set.where.with(index, condition) })
  return (
    <fieldset className={classes.set}>
      <MultiSelect
        {...useField(`${path}.names`)}
        label={label}
        description={t('measures.eventsHint')}
        data={names}
        // The server has searched already.
        filter={({ options }) => options}
        value={set.names}
        onChange={(chosen) => onChange({ ...set, names: chosen })}
        searchValue={typed}
        onSearchChange={setTyped}
        nothingFoundMessage={t('features.noEvent')}
        searchable
        required
      />
      {set.where.map((condition, index) => (
        <ConditionRow
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity but their place
          key={index}
          condition={condition}
          onChange={(next) => changeCondition(index, next)}
          onRemove={() => onChange({ ...set, where: set.where.toSpliced(index, 1) })}
        />
      ))}
      <div>
        <Button
          size="compact-sm"
          variant="subtle"
          disabled={set.where.length >= 10}
          onClick={() => onChange({ ...set, where: [...set.where, { path: '', operator: 'is', value: '' }] })}
        >
          {t('measures.addCondition')}
        </Button>
      </div>
    </fieldset>
  )
}

interface ConditionRowProps {
  condition: PropertyCondition
  onChange: (condition: PropertyCondition) => void
  onRemove: () => void
}

/** `true`, numbers and texts are told apart as they stand in events. */
function readValue(text: string): PropertyCondition['value'] {
  if (text === 'true' || text === 'false') return text === 'true'
  const read = Number(text)
  return text.trim() !== '' && Number.isFinite(read) ? read : text
}

function ConditionRow({ condition, onChange, onRemove }: ConditionRowProps) {
  const { t } = useMessages('usage')
  const { path, operator, value } = condition
  const takesValue = operator !== 'has' && operator !== 'lacks'
  return (
    <div className={classes.row}>
      <TextInput
        className={classes.grow}
        label={t('measures.property')}
        placeholder={t('measures.propertyExample')}
        value={path}
        onChange={(event) => onChange({ ...condition, path: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('measures.operator')}
        data={propertyOperators.map((one) => ({ value: one, label: t(`measures.operators.${one}`) }))}
        value={operator}
        onChange={(event) => {
          const next = propertyOperators.find((one) => one === event.currentTarget.value) ?? 'is'
          onChange({ ...condition, operator: next, value: next === 'has' || next === 'lacks' ? null : (value ?? '') })
        }}
      />
      {takesValue && (
        <TextInput
          className={classes.grow}
          label={t('measures.value')}
          value={value === null ? '' : String(value)}
          onChange={(event) => onChange({ ...condition, value: event.currentTarget.value })}
          onBlur={(event) => onChange({ ...condition, value: readValue(event.currentTarget.value) })}
        />
      )}
      <Button
        size="compact-sm"
        variant="subtle"
        aria-label={t('measures.removeCondition', { path })}
        onClick={onRemove}
      >
        {t('measures.remove')}
      </Button>
    </div>
  )
}
