import { Button, NativeSelect, NumberInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { ScorecardDetail } from '../../contract.ts'
import type { Measure, Scorecard } from '../../domain/scorecard/scorecard.ts'
import classes from '../health.module.css'
import { CurveEditor } from './curve-editor.tsx'
import own from './scorecards.module.css'

type Group = Scorecard['groups'][number]

interface GroupEditorProps {
  group: Group
  attributes: ScorecardDetail['attributes']
  isLocked: boolean
  onChange: (group: Group) => void
}

/** The measures of a group: weight, curve and what counts while a value is missing. */
export function GroupEditor({ group, attributes, isLocked, onChange }: GroupEditorProps) {
  const { t, language } = useMessages('health')
  const sum = group.measures.reduce((total, { weight }) => total + weight, 0)
  return (
    <Section title={t('editor.group', { name: group.name[language], sum })} framed>
      {group.measures.map((measure, index) => (
        <MeasureEditor
          key={measure.key}
          measure={measure}
          isConnected={attributes.some(({ key }) => key === measure.attribute)}
          isLocked={isLocked}
          onChange={(next) => onChange({ ...group, measures: group.measures.with(index, next) })}
          onRemove={
            group.measures.length > 1
              ? () => onChange({ ...group, measures: group.measures.toSpliced(index, 1) })
              : undefined
          }
        />
      ))}
    </Section>
  )
}

interface MeasureEditorProps {
  measure: Measure
  isConnected: boolean
  isLocked: boolean
  onChange: (measure: Measure) => void
  onRemove: (() => void) | undefined
}

const policies = ['leave_out', 'worst', 'neutral'] as const

function MeasureEditor({ measure, isConnected, isLocked, onChange, onRemove }: MeasureEditorProps) {
  const { t, language } = useMessages('health')
  const { missing } = measure
  const name = measure.name[language]
  const choosePolicy = (value: string) => {
    const policy = policies.find((each) => each === value) ?? 'leave_out'
    onChange({ ...measure, missing: policy === 'worst' ? { policy, afterDays: 30 } : { policy } })
  }
  return (
    <div className={own.measure}>
      <div className={own.measureHead}>
        <span className={own.name}>{name}</span>
        {!isConnected && <span className={classes.quiet}>{t('state.not_connected')}</span>}
        {onRemove && !isLocked && (
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
      </div>
      <div className={own.measureFields}>
        <NumberInput
          label={t('editor.weight')}
          aria-label={t('editor.weightOf', { name })}
          min={1}
          max={100}
          allowDecimal={false}
          disabled={isLocked}
          value={measure.weight}
          onChange={(value) =>
            onChange({ ...measure, weight: Math.min(100, Math.max(1, Math.round(Number(value) || 1))) })
          }
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
          <NumberInput
            label={t('editor.afterDays')}
            min={0}
            max={3650}
            allowDecimal={false}
            disabled={isLocked}
            value={missing.afterDays}
            onChange={(value) =>
              onChange({
                ...measure,
                missing: { policy: 'worst', afterDays: Math.max(0, Math.round(Number(value) || 0)) },
              })
            }
          />
        )}
      </div>
      <CurveEditor
        name={name}
        curve={measure.curve}
        isLocked={isLocked}
        onChange={(curve) => onChange({ ...measure, curve })}
      />
    </div>
  )
}
