import { Chip, MultiSelect, SegmentedControl, Select, Textarea } from '@mantine/core'
import { DateField, NumberField, TextField, useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { AccountField } from '../fields/account-field.ts'
import type { Option } from '../fields/choices.ts'
import { SuggestionField } from '../fields/suggestion-field.tsx'
import { AccountPicker } from './account-picker.tsx'
import type { FactDraft } from './fact-draft.ts'
import classes from './facts.module.css'

interface FactEditorProps {
  field: AccountField
  label: string
  options: readonly Option[]
  currency: string
  draft: FactDraft
  onChange: (draft: FactDraft) => void
}

const weekdays = ['1', '2', '3', '4', '5', '6', '0']

/** The input that a fact's kind needs. */
export function FactEditor({ field, label, options, currency, draft, onChange }: FactEditorProps) {
  const { t } = useMessages('accounts')
  const slot = useField(field.key)
  const text = typeof draft === 'string' ? draft : ''
  const chosen = typeof draft === 'string' ? draft : null
  const list = Array.isArray(draft) ? draft : []
  switch (field.kind) {
    case 'number':
    case 'money': {
      const unit = field.kind === 'money' ? (field.custom?.currency ?? currency) : undefined
      return (
        <NumberField
          path={field.key}
          label={label}
          value={typeof draft === 'number' ? draft : null}
          onChange={onChange}
          {...(unit ? { unit: unit === 'JPY' ? t('value.yen') : unit } : {})}
        />
      )
    }
    case 'date':
      return <DateField path={field.key} label={label} value={chosen} onChange={onChange} />
    case 'choice':
      return <Select {...slot} label={label} data={options} value={chosen} onChange={onChange} searchable clearable />
    case 'choices':
      return (
        <MultiSelect {...slot} label={label} data={options} value={list} onChange={onChange} searchable clearable />
      )
    case 'suggestion':
      return <SuggestionField path={field.key} label={label} options={options} value={text} onChange={onChange} />
    case 'account':
      return <AccountPicker path={field.key} label={label} value={chosen} onChange={onChange} />
    case 'boolean':
      return (
        <div role="radiogroup" aria-label={label}>
          <SegmentedControl
            fullWidth
            data={[
              { value: 'yes', label: t('value.yes') },
              { value: 'no', label: t('value.no') },
              { value: 'unknown', label: t('value.unknown') },
            ]}
            value={draft === true ? 'yes' : draft === false ? 'no' : 'unknown'}
            onChange={(value) => onChange(value === 'unknown' ? null : value === 'yes')}
          />
        </div>
      )
    case 'weekdays':
      return (
        <Chip.Group multiple value={list} onChange={onChange}>
          <fieldset className={classes.chips} aria-label={label}>
            {weekdays.map((day) => (
              <Chip key={day} value={day} size="xs">
                {t(`weekday.${day}`)}
              </Chip>
            ))}
          </fieldset>
        </Chip.Group>
      )
    case 'long_text':
    case 'days':
      return (
        <Textarea
          {...slot}
          label={label}
          {...(field.kind === 'days' ? { description: t('facts.closedDaysHint') } : {})}
          autosize
          minRows={3}
          maxRows={12}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    default:
      return <TextField path={field.key} label={label} value={text} onChange={onChange} />
  }
}
