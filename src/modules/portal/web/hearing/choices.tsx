import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useMessages } from '#platform/web/messages/index.ts'
import type { HearingField } from '../../contract.ts'
import classes from './hearing.module.css'
import type { InputProps } from './input-props.ts'
import { asList, asParts, asText } from './values.ts'

interface OneChoiceProps extends InputProps {
  options: readonly { key: string; label: { ja: string; en: string } }[]
}

/** The phone's own wheel of choices. */
export function OneChoice({ options, value, onChange, labelledBy }: OneChoiceProps) {
  const { t, language } = useMessages('portal')
  return (
    <NativeSelect
      aria-labelledby={labelledBy}
      data={[
        { value: '', label: t('hearing.choose') },
        ...options.map(({ key, label }) => ({ value: key, label: label[language] })),
      ]}
      value={asText(value)}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  )
}

interface ChoicesProps extends InputProps {
  field: Extract<HearingField, { type: 'multi_select' }>
}

export function Choices({ field, value, onChange }: ChoicesProps) {
  const { t, language } = useMessages('portal')
  const { chosen, other } = asParts(value)
  const keys = asList(chosen).map(asText)
  const choose = (key: string, isChosen: boolean) =>
    onChange({ chosen: isChosen ? [...keys, key] : keys.filter((each) => each !== key), other: asText(other) })
  return (
    <div className={classes.choices}>
      {field.options.map(({ key, label }) => (
        <Checkbox
          key={key}
          size="md"
          label={label[language]}
          checked={keys.includes(key)}
          onChange={(event) => choose(key, event.currentTarget.checked)}
        />
      ))}
      {field.allowsOther && (
        <TextInput
          label={t('hearing.other')}
          value={asText(other)}
          onChange={(event) => onChange({ chosen: keys, other: event.currentTarget.value })}
        />
      )}
    </div>
  )
}
