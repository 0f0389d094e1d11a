import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form, NumberField, useField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { type GoalView, recordMeasurement } from '../../contract.ts'
import classes from './goals.module.css'

/** A new measured value with what proves it. */
export function MeasurementForm({ projectId, goal }: { projectId: string; goal: GoalView }) {
  const [clientId, setClientId] = useState(newId)
  return (
    <MeasurementFields
      key={clientId}
      projectId={projectId}
      goal={goal}
      clientId={clientId}
      onDone={() => setClientId(newId())}
    />
  )
}

interface MeasurementFieldsProps {
  projectId: string
  goal: GoalView
  clientId: string
  onDone: () => void
}

function MeasurementFields({ projectId, goal, clientId, onDone }: MeasurementFieldsProps) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const notice = useNotice()
  const [measuredOn, setMeasuredOn] = useState<string | null>(today())
  const [value, setValue] = useState<number | null>(null)
  const [evidence, setEvidence] = useState('')
  const [evidenceUrl, setEvidenceUrl] = useState('')
  const { mutate, isPending, error } = useEndpointMutation(recordMeasurement)
  const save = () => {
    if (measuredOn === null || value === null) return
    const body = { clientId, measuredOn, value, evidence, evidenceUrl: evidenceUrl.trim() || null }
    const finish = () => {
      notice.done(t('goals.recorded'))
      onDone()
    }
    mutate({ params: { id: projectId, goalId: goal.id }, body }, { onSuccess: finish })
  }
  return (
    <Form
      required={{ value, measuredOn }}
      onSubmit={save}
      error={error}
      isPending={isPending}
      submitLabel={t('goals.record')}
    >
      <div className={classes.fields}>
        <NumberField
          path="value"
          label={t('goals.value')}
          unit={goal.unit.slice(0, 4)}
          value={value}
          onChange={setValue}
        />
        <DateField path="measuredOn" label={t('goals.measuredOn')} value={measuredOn} onChange={setMeasuredOn} />
      </div>
      <Evidence text={evidence} onText={setEvidence} url={evidenceUrl} onUrl={setEvidenceUrl} />
    </Form>
  )
}

interface EvidenceProps {
  text: string
  onText: (text: string) => void
  url: string
  onUrl: (url: string) => void
}

function Evidence({ text, onText, url, onUrl }: EvidenceProps) {
  const { t } = useMessages('onboarding')
  return (
    <>
      <Textarea
        {...useField('evidence')}
        label={t('goals.evidence')}
        description={t('goals.evidenceHint')}
        autosize
        minRows={2}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <TextInput
        {...useField('evidenceUrl')}
        label={t('goals.evidenceUrl')}
        inputMode="url"
        value={url}
        onChange={(event) => onUrl(event.currentTarget.value)}
      />
    </>
  )
}
