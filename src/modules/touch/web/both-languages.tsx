import { Textarea } from '@mantine/core'
import { TextField, useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { LocalText } from '../domain/local-text.ts'
import classes from './touch.module.css'

interface BothLanguagesProps {
  path: string
  /** A message with `language`. */
  labelKey: string
  value: LocalText
  onChange: (value: LocalText) => void
  /** Sentences, which grow downwards; without it a line. */
  isLong?: boolean
}

/** A text in both languages, side by side. */
export function BothLanguages({ path, labelKey, value, onChange, isLong = false }: BothLanguagesProps) {
  const { t } = useMessages('touch')
  const Field = isLong ? LongField : TextField
  return (
    <div className={classes.pair}>
      {(['ja', 'en'] as const).map((each) => (
        <Field
          key={each}
          path={`${path}.${each}`}
          label={t(labelKey, { language: t(`platform:language.${each}`) })}
          value={value[each]}
          onChange={(text) => onChange({ ...value, [each]: text })}
        />
      ))}
    </div>
  )
}

interface LongFieldProps {
  path: string
  label: string
  value: string
  onChange: (value: string) => void
}

function LongField({ path, label, value, onChange }: LongFieldProps) {
  return (
    <Textarea
      {...useField(path)}
      label={label}
      autosize
      minRows={2}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
