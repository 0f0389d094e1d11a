import { TextInput } from '@mantine/core'
import { NumberField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { LocalText } from '../../../domain/keys.ts'
import classes from './editor.module.css'

interface NameFieldsProps {
  /** What is named, for those who do not see where the fields stand. */
  of: string
  name: LocalText
  isLocked: boolean
  onChange: (name: LocalText) => void
}

/** A name in both languages. */
export function NameFields({ of, name, isLocked, onChange }: NameFieldsProps) {
  const { t } = useMessages('health')
  return (
    <div className={classes.names}>
      {(['ja', 'en'] as const).map((language) => (
        <TextInput
          key={language}
          label={t(`editor.name.${language}`)}
          aria-label={t(`editor.nameOf.${language}`, { name: of })}
          maxLength={200}
          disabled={isLocked}
          value={name[language]}
          onChange={(event) => onChange({ ...name, [language]: event.currentTarget.value })}
        />
      ))}
    </div>
  )
}

interface NumberOfProps {
  path: string
  label?: string
  'aria-label'?: string
  unit?: string
  value: number
  min: number
  max: number
  isLocked: boolean
  /** Decimals are kept. */
  isExact?: boolean
  onChange: (value: number) => void
}

/** A number within limits; what is beyond them becomes the limit, and an emptied field keeps what it had. */
export function NumberOf({ min, max, isLocked, isExact = false, onChange, ...others }: NumberOfProps) {
  const take = (value: number | null) => {
    if (value === null) return
    onChange(Math.min(max, Math.max(min, isExact ? value : Math.round(value))))
  }
  return <NumberField {...others} disabled={isLocked} onChange={take} />
}
