import { NativeSelect } from '@mantine/core'
import { useMessages } from '#platform/web/messages/index.ts'
import type { Measure } from '../../../domain/scorecard/scorecard.ts'
import type { AttributeWords } from './attribute-words.ts'
import own from './editor.module.css'
import { NumberOf } from './fields.tsx'

interface DecayEditorProps {
  measure: Measure
  path: string
  words: AttributeWords
  isLocked: boolean
  onChange: (measure: Measure) => void
}

/** Whether an old value weighs less, by which age, from when on, and when it is gone. */
export function DecayEditor({ measure, path, words, isLocked, onChange }: DecayEditorProps) {
  const { t, language } = useMessages('health')
  const { decay, ...rest } = measure
  const name = measure.name[language]
  const ages = [...words.byKey.values()].filter(({ kind, unit }) => kind === 'number' && unit === 'days')
  const offered = ages.map(({ key }) => ({ value: key, label: words.labelOf(key) }))
  const gone = decay && !words.byKey.has(decay.ageOf) ? [{ value: decay.ageOf, label: words.labelOf(decay.ageOf) }] : []
  const choose = (ageOf: string) =>
    onChange(ageOf === '' ? rest : { ...rest, decay: { fullDays: 30, goneDays: 90, ...decay, ageOf } })
  return (
    <div className={own.measureFields}>
      <NativeSelect
        className={own.wide ?? ''}
        label={t('editor.decay')}
        aria-label={t('editor.decayOf', { name })}
        disabled={isLocked}
        value={decay?.ageOf ?? ''}
        data={[{ value: '', label: t('editor.noDecay') }, ...gone, ...offered]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {decay && (
        <>
          <NumberOf
            path={`${path}.decay.fullDays`}
            label={t('editor.fullDays')}
            aria-label={t('editor.fullDaysOf', { name })}
            unit={t('editor.days')}
            min={0}
            max={3649}
            isLocked={isLocked}
            value={decay.fullDays}
            onChange={(fullDays) => onChange({ ...measure, decay: { ...decay, fullDays } })}
          />
          <NumberOf
            path={`${path}.decay.goneDays`}
            label={t('editor.goneDays')}
            aria-label={t('editor.goneDaysOf', { name })}
            unit={t('editor.days')}
            min={1}
            max={3650}
            isLocked={isLocked}
            value={decay.goneDays}
            onChange={(goneDays) => onChange({ ...measure, decay: { ...decay, goneDays } })}
          />
        </>
      )}
    </div>
  )
}
