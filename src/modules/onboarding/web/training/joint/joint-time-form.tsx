import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form, NumberField, TextField, useHeldVersion } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { type JointTraining, listJointTrainings, scheduleTraining } from '../../../contract.ts'
import { isToCome } from '../../../domain/meeting/meeting.ts'
import { TimeField } from '../../meetings/schedule-form.tsx'
import classes from '../../waiting/matters.module.css'
import { refreshedByTrainings } from '../refreshed.ts'

interface JointFormProps {
  joint: JointTraining
  close: () => void
}

/** The time for all customers at once; each gets invitations of its own, as drafts. */
export function JointTimeForm({ joint, close }: JointFormProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [on, setOn] = useState<string | null>(joint.on)
  const [time, setTime] = useState(joint.time)
  const [minutes, setMinutes] = useState<number | null>(joint.minutes)
  const [url, setUrl] = useState(joint.url ?? '')
  const { mutate, isPending, error } = useEndpointMutation(scheduleTraining, {
    refreshes: [listJointTrainings, ...refreshedByTrainings],
  })
  const coming = joint.customers.filter(({ isOpen, state }) => isOpen && isToCome(state))
  // One customer's training moves those of all the others with it.
  const part = coming[0]
  const version = useHeldVersion(part?.version ?? 1, error)
  const save = () => {
    if (!part || on === null || minutes === null) return
    const params = { id: part.projectId, trainingId: part.trainingId }
    const done = () => {
      notice.done(t('training.drafted'))
      close()
    }
    mutate({ params, body: { version, on, time, minutes, url: url || null } }, { onSuccess: done })
  }
  return (
    <Form onSubmit={save} error={error} isPending={isPending} onCancel={close} required={{ on, time, minutes }}>
      <p className={classes.small}>{t('training.jointPage.timeHint', { count: coming.length })}</p>
      <div className={classes.fields}>
        <DateField path="on" label={t('meetings.on')} value={on} onChange={setOn} />
        <TimeField path="time" label={t('meetings.time')} value={time} onChange={setTime} />
        <NumberField path="minutes" label={t('meetings.minutesLabel')} value={minutes} onChange={setMinutes} />
      </div>
      <TextField path="url" label={t('training.url')} value={url} onChange={setUrl} />
    </Form>
  )
}
