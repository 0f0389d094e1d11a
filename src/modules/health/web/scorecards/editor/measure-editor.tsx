import { Button, NativeSelect, Select } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { useMessages } from '#platform/web/messages/index.ts'
import type { Measure } from '../../../domain/scorecard/scorecard.ts'
import classes from '../../health.module.css'
import type { AttributeWords } from './attribute-words.ts'
import { CurveEditor } from './curve-editor.tsx'
import { DecayEditor } from './decay-editor.tsx'
import own from './editor.module.css'
import { blankCurve } from './edits.ts'
import { NameFields, NumberOf } from './fields.tsx'

interface MeasureEditorProps {
  measure: Measure
  path: string
  words: AttributeWords
  isLocked: boolean
  onChange: (measure: Measure) => void
  /** Undefined where it cannot: the only measure of its group, the first, the last. */
  onRemove: (() => void) | undefined
  onMove: (by: -1 | 1) => void
}

const policies = ['leave_out', 'worst', 'neutral'] as const

/** One measure: what it looks at, its weight, its curve, and what counts while the value is missing or old. */
export function MeasureEditor({ measure, path, words, isLocked, onChange, onRemove, onMove }: MeasureEditorProps) {
  const { t, language } = useMessages('health')
  const { missing } = measure
  const name = measure.name[language]
  const attribute = words.byKey.get(measure.attribute)
  const choosePolicy = (value: string) => {
    const policy = policies.find((each) => each === value) ?? 'leave_out'
    onChange({ ...measure, missing: policy === 'worst' ? { policy, afterDays: 30 } : { policy } })
  }
  const chooseAttribute = (key: string | null) => {
    const chosen = key === null ? undefined : words.byKey.get(key)
    if (!chosen || chosen.key === measure.attribute) return
    // A curve over yes and no says nothing of a number.
    const isAlike = attribute !== undefined && blankCurve(attribute).kind === blankCurve(chosen).kind
    const keeps = isAlike && chosen.kind !== 'choice' && chosen.kind !== 'text'
    onChange({ ...measure, attribute: chosen.key, curve: keeps ? measure.curve : blankCurve(chosen) })
  }
  return (
    <fieldset className={own.measure} aria-label={name}>
      <div className={own.measureHead}>
        <span className={own.name}>{name}</span>
        {!attribute && <span className={classes.quiet}>{t('state.not_connected')}</span>}
        {!isLocked && (
          <span className={own.tools}>
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t('editor.moveUp', { name })}
              onClick={() => onMove(-1)}
            >
              <IconArrowUp size={14} />
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t('editor.moveDown', { name })}
              onClick={() => onMove(1)}
            >
              <IconArrowDown size={14} />
            </Button>
            {onRemove && (
              <Button
                size="compact-sm"
                variant="subtle"
                leftSection={<IconTrash size={14} />}
                aria-label={t('editor.removeMeasure', { name })}
                onClick={onRemove}
              >
                {t('editor.remove')}
              </Button>
            )}
          </span>
        )}
      </div>
      <div className={own.measureFields}>
        <Select
          className={own.wide ?? ''}
          label={t('editor.attribute')}
          aria-label={t('editor.attributeOf', { name })}
          searchable
          allowDeselect={false}
          disabled={isLocked}
          nothingFoundMessage={t('editor.noAttribute')}
          data={words.choicesWith(measure.attribute)}
          value={measure.attribute}
          onChange={chooseAttribute}
        />
        <NumberOf
          path={`${path}.weight`}
          label={t('editor.weight')}
          aria-label={t('editor.weightOf', { name })}
          min={1}
          max={100}
          isLocked={isLocked}
          value={measure.weight}
          onChange={(weight) => onChange({ ...measure, weight })}
        />
        <NativeSelect
          label={t('editor.missing')}
          aria-label={t('editor.missingOf', { name })}
          disabled={isLocked}
          value={missing.policy}
          data={policies.map((value) => ({ value, label: t(`policy.${value}`) }))}
          onChange={(event) => choosePolicy(event.currentTarget.value)}
        />
        {missing.policy === 'worst' && (
          <NumberOf
            path={`${path}.missing.afterDays`}
            label={t('editor.afterDays')}
            aria-label={t('editor.afterDaysOf', { name })}
            unit={t('editor.days')}
            min={0}
            max={3650}
            isLocked={isLocked}
            value={missing.afterDays}
            onChange={(afterDays) => onChange({ ...measure, missing: { policy: 'worst', afterDays } })}
          />
        )}
      </div>
      <CurveEditor
        name={name}
        path={`${path}.curve`}
        curve={measure.curve}
        optionOf={(option) => words.optionOf(measure.attribute, option)}
        isListed={(attribute?.options.length ?? 0) > 0}
        isLocked={isLocked}
        onChange={(curve) => onChange({ ...measure, curve })}
      />
      <details className={own.more}>
        <summary>{t('editor.more', { name })}</summary>
        <NameFields
          of={name}
          name={measure.name}
          isLocked={isLocked}
          onChange={(next) => onChange({ ...measure, name: next })}
        />
        <DecayEditor measure={measure} path={path} words={words} isLocked={isLocked} onChange={onChange} />
      </details>
    </fieldset>
  )
}
