import { TextField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { LocalText } from '../domain/local-text.ts'
import classes from './touch.module.css'

interface BothLanguagesProps {
  path: string
  /** A message with `language`. */
  labelKey: string
  value: LocalText
  onChange: (value: LocalText) => void
}

/** A text in both languages, side by side. */
export function BothLanguages({ path, labelKey, value, onChange }: BothLanguagesProps) {
  const { t } = useMessages('touch')
  return (
    <div className={classes.pair}>
      {(['ja', 'en'] as const).map((each) => (
        <TextField
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
