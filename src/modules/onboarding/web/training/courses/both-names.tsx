import { TextField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import classes from '../../waiting/matters.module.css'

interface BothNamesProps {
  value: { ja: string; en: string }
  onChange: (value: { ja: string; en: string }) => void
}

/** The name of a course in both languages, side by side. */
export function BothNames({ value, onChange }: BothNamesProps) {
  const { t } = useMessages('onboarding')
  return (
    <div className={classes.fields}>
      {(['ja', 'en'] as const).map((each) => (
        <TextField
          key={each}
          path={`name.${each}`}
          label={t('training.courses.nameIn', { language: t(`platform:language.${each}`) })}
          value={value[each]}
          onChange={(name) => onChange({ ...value, [each]: name })}
        />
      ))}
    </div>
  )
}
