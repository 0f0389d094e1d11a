import { Button } from '@mantine/core'
import { useState } from 'react'
import { ConditionFields } from '#modules/accounts/web/index.ts'
import { ChoiceField, Form, NumberField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { Measure } from '../../domain/measure.ts'
import { BothLanguages } from '../both-languages.tsx'
import classes from '../touch.module.css'
import { TouchField } from '../touch-tags.tsx'

interface MeasureFormProps {
  measure: Measure
  /** Where it stands in what is sent: `definition.measures.3`. */
  path: string
  error: unknown
  isPending: boolean
  onSave: (measure: Measure) => void
  onRemove: (() => void) | undefined
  close: () => void
}

/** One measure: its words, whom it is for, and the work that it becomes. */
export function MeasureForm({ measure, path, error, isPending, onSave, onRemove, close }: MeasureFormProps) {
  const { t } = useMessages('touch')
  const [draft, setDraft] = useState(measure)
  const change = (changes: Partial<Measure>) => setDraft({ ...draft, ...changes })
  return (
    <Form onSubmit={() => onSave(draft)} error={error} isPending={isPending} onCancel={close}>
      <BothLanguages
        path={`${path}.name`}
        labelKey="field.name"
        value={draft.name}
        onChange={(name) => change({ name })}
      />
      <BothLanguages
        path={`${path}.about`}
        labelKey="field.about"
        value={draft.about}
        onChange={(about) => change({ about })}
        isLong
      />
      <TouchField value={draft.touchModels} onChange={(next) => change({ touchModels: next })} />
      <ConditionFields
        title={t('field.when')}
        always={t('field.always')}
        path={`${path}.when`}
        value={draft.when}
        onChange={(when) => {
          const { when: _, ...rest } = draft
          setDraft(when === undefined ? rest : { ...rest, when })
        }}
      />
      <div className={classes.pair}>
        <ChoiceField
          path={`${path}.side`}
          label={t('field.side')}
          value={draft.side}
          choices={(['vendor', 'customer', 'joint'] as const).map((value) => ({ value, label: t(`side.${value}`) }))}
          onChange={(side) => change({ side })}
        />
        <ChoiceField
          path={`${path}.visibility`}
          label={t('field.visibility')}
          value={draft.visibility}
          choices={(['internal', 'customer'] as const).map((value) => ({ value, label: t(`visibility.${value}`) }))}
          onChange={(visibility) => change({ visibility })}
        />
        <NumberField
          path={`${path}.days`}
          label={t('field.days')}
          value={draft.days}
          onChange={(days) => change({ days: Math.round(days ?? 1) })}
        />
        <NumberField
          path={`${path}.effortMinutes`}
          label={t('field.effort')}
          value={draft.effortMinutes}
          onChange={(minutes) => change({ effortMinutes: Math.round(minutes ?? 0) })}
        />
      </div>
      <BothLanguages
        path={`${path}.doneWhen`}
        labelKey="field.doneWhen"
        value={draft.doneWhen}
        onChange={(doneWhen) => change({ doneWhen })}
        isLong
      />
      {onRemove && (
        <div>
          <Button variant="subtle" color="red" onClick={onRemove}>
            {t('remove')}
          </Button>
        </div>
      )}
    </Form>
  )
}
