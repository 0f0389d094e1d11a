import { Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form, useField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import stopReasons from '../../content/stop-reasons.json' with { type: 'json' }
import { endWithoutValue } from '../../contract.ts'
import classes from '../outcome/outcome.module.css'
import type { ProjectFormProps } from '../project/form-props.ts'
import { useText } from '../text.ts'

/** Ends the onboarding without confirmed value; it stays in the figures as such. */
export function EndForm({ project, close }: ProjectFormProps) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const notice = useNotice()
  const [reasonKey, setReasonKey] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [endedOn, setEndedOn] = useState<string | null>(today())
  const { mutate, isPending, error } = useEndpointMutation(endWithoutValue)
  const finish = () => {
    notice.done(t('end.done'))
    close()
  }
  const save = () => {
    if (endedOn === null) return
    const body = { version: project.version, reasonKey: reasonKey ?? '', reason, endedOn }
    mutate({ params: { id: project.id }, body }, { onSuccess: finish })
  }
  return (
    <Form
      required={{ endedOn }}
      onSubmit={save}
      error={error}
      isPending={isPending}
      submitLabel={t('end.confirm')}
      onCancel={close}
    >
      <p className={classes.small}>{t('end.explain')}</p>
      <ReasonFields reasonKey={reasonKey} onKey={setReasonKey} reason={reason} onReason={setReason} />
      <DateField path="endedOn" label={t('end.endedOn')} value={endedOn} onChange={setEndedOn} />
    </Form>
  )
}

interface ReasonFieldsProps {
  reasonKey: string | null
  onKey: (key: string | null) => void
  reason: string
  onReason: (text: string) => void
}

function ReasonFields({ reasonKey, onKey, reason, onReason }: ReasonFieldsProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  return (
    <>
      <Select
        {...useField('reasonKey')}
        label={t('end.reasonKey')}
        data={stopReasons.map((each) => ({ value: each.key, label: text(each.label) }))}
        value={reasonKey}
        onChange={onKey}
      />
      <Textarea
        {...useField('reason')}
        label={t('end.reason')}
        description={t('end.reasonHint')}
        autosize
        minRows={3}
        value={reason}
        onChange={(event) => onReason(event.currentTarget.value)}
      />
    </>
  )
}
