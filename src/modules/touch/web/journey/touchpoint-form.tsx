import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { ChoiceField, Form, NumberField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { channels, journeyPhases, type Touchpoint } from '../../domain/journey.ts'
import { BothLanguages } from '../both-languages.tsx'
import classes from '../touch.module.css'
import { TouchField } from '../touch-tags.tsx'

interface TouchpointFormProps {
  touchpoint: Touchpoint
  /** Where it stands in what is sent: `definition.touchpoints.3`. */
  path: string
  error: unknown
  isPending: boolean
  onSave: (touchpoint: Touchpoint) => void
  onRemove: (() => void) | undefined
  close: () => void
}

/** One moment at which customers are to be met: for whom, in which phase, how, and how often. */
export function TouchpointForm({ touchpoint, path, error, isPending, onSave, onRemove, close }: TouchpointFormProps) {
  const { t } = useMessages('touch')
  const [draft, setDraft] = useState(touchpoint)
  const change = (changes: Partial<Touchpoint>) => setDraft({ ...draft, ...changes })
  return (
    <Form onSubmit={() => onSave(draft)} error={error} isPending={isPending} onCancel={close}>
      <BothLanguages
        path={`${path}.name`}
        labelKey="field.name"
        value={draft.name}
        onChange={(name) => change({ name })}
      />
      <TouchField value={draft.touchModels} onChange={(next) => change({ touchModels: next })} />
      <Checkbox.Group
        label={t('field.channels')}
        value={draft.channels}
        onChange={(next) => change({ channels: channels.filter((each) => next.includes(each)) })}
        error={draft.channels.length === 0 && t('chooseOne')}
      >
        <div className={classes.head}>
          {channels.map((each) => (
            <Checkbox key={each} value={each} label={t(`channel.${each}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <div className={classes.pair}>
        <ChoiceField
          path={`${path}.phase`}
          label={t('field.phase')}
          value={draft.phase}
          choices={journeyPhases.map((value) => ({ value, label: t(`phase.${value}`) }))}
          onChange={(phase) => change({ phase })}
        />
        <ChoiceField
          path={`${path}.rhythm`}
          label={t('field.rhythm')}
          value={draft.rhythm}
          choices={(['once', 'every'] as const).map((value) => ({ value, label: t(`field.rhythms.${value}`) }))}
          onChange={(rhythm) => change({ rhythm })}
        />
        <NumberField
          path={`${path}.days`}
          label={t(`field.daysOf.${draft.rhythm}`)}
          value={draft.days}
          onChange={(days) => change({ days: Math.round(days ?? 1) })}
        />
      </div>
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
