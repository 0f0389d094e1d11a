import { Checkbox, MultiSelect } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form, NumberField, TextField, useField, useHeldVersion } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { addParticipants, recordTrainingAttendance, scheduleTraining, type Training } from '../../contract.ts'
import { hasCompleted } from '../../domain/training/participation.ts'
import { TextArea } from '../advice/advice-dialog.tsx'
import { TimeField } from '../meetings/schedule-form.tsx'
import type { ProjectFormProps } from '../project/form-props.ts'
import classes from '../waiting/matters.module.css'
import { refreshedByTrainings } from './refreshed.ts'

export type TrainingFormProps = ProjectFormProps & { training: Training }

const paramsOf = ({ project, training }: TrainingFormProps) => ({ id: project.id, trainingId: training.id })

/** When it is; the invitations are drafts that a person sends. */
export function TimeForm(props: TrainingFormProps) {
  const { training, close } = props
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const { course, meeting, dueOn, version } = training
  const [on, setOn] = useState<string | null>(meeting?.on ?? dueOn)
  const [time, setTime] = useState(meeting?.time ?? '10:00')
  const [minutes, setMinutes] = useState<number | null>(meeting?.minutes ?? course.minutes)
  const [url, setUrl] = useState(meeting?.url ?? '')
  const { mutate, isPending, error } = useEndpointMutation(scheduleTraining, { refreshes: refreshedByTrainings })
  const save = () => {
    if (on === null || minutes === null) return
    const done = () => {
      notice.done(t('training.drafted'))
      close()
    }
    mutate({ params: paramsOf(props), body: { version, on, time, minutes, url: url || null } }, { onSuccess: done })
  }
  return (
    <Form onSubmit={save} error={error} isPending={isPending} onCancel={close} required={{ on, minutes }}>
      {training.jointId !== null && <p className={classes.small}>{t('training.jointMoves')}</p>}
      <div className={classes.fields}>
        <DateField path="on" label={t('meetings.on')} value={on} onChange={setOn} />
        <TimeField path="time" label={t('meetings.time')} value={time} onChange={setTime} />
        <NumberField path="minutes" label={t('meetings.minutesLabel')} value={minutes} onChange={setMinutes} />
      </div>
      <TextField path="url" label={t('training.url')} value={url} onChange={setUrl} />
    </Form>
  )
}

/** 'Name, address' a line; the address may be missing. */
function peopleIn(text: string): { name: string; email: string | null }[] {
  return text.split('\n').flatMap((line) => {
    const parts = line
      .normalize('NFKC')
      .split(/[,\t、;]/)
      .map((part) => part.trim())
      .filter((part) => part !== '')
    const email = parts.find((part) => part.includes('@')) ?? null
    const name = parts.find((part) => part !== email) ?? email
    return name === null ? [] : [{ name, email }]
  })
}

/** Stakeholders by choice, end users by a list of names and addresses. */
export function AddPeopleForm(props: TrainingFormProps) {
  const { project, training, close } = props
  const { t } = useMessages('onboarding')
  const asked = training.participants.map(({ stakeholderId }) => stakeholderId)
  const choices = project.people
    .filter(({ kind, id }) => kind === 'stakeholder' && !asked.includes(id))
    .map(({ id, name }) => ({ value: id, label: name }))
  const [stakeholderIds, setIds] = useState<string[]>([])
  const [list, setList] = useState('')
  const { mutate, isPending, error } = useEndpointMutation(addParticipants, { refreshes: refreshedByTrainings })
  const version = useHeldVersion(training.version, error)
  const save = () => {
    const body = { version, stakeholderIds, people: peopleIn(list) }
    mutate({ params: paramsOf(props), body }, { onSuccess: close })
  }
  return (
    <Form onSubmit={save} error={error} isPending={isPending} onCancel={close}>
      <MultiSelect
        {...useField('stakeholderIds')}
        label={t('training.stakeholders')}
        data={choices}
        value={stakeholderIds}
        onChange={setIds}
      />
      <TextArea
        path="people"
        label={t('training.users')}
        description={t('training.usersHint')}
        value={list}
        onChange={setList}
      />
    </Form>
  )
}

export function CameForm(props: TrainingFormProps) {
  const { training, close } = props
  const { t } = useMessages('onboarding')
  const { participants } = training
  const [attendedIds, setIds] = useState(
    participants
      .filter((one) => hasCompleted(one) || (one.hasAttended === null && !one.isSelfNamed))
      .map(({ id }) => id),
  )
  const recording = useEndpointMutation(recordTrainingAttendance, { refreshes: refreshedByTrainings })
  const version = useHeldVersion(training.version, recording.error)
  const save = () => recording.mutate({ params: paramsOf(props), body: { version, attendedIds } }, { onSuccess: close })
  return (
    <Form onSubmit={save} error={recording.error} isPending={recording.isPending} onCancel={close}>
      <Checkbox.Group label={t('training.came')} value={attendedIds} onChange={setIds}>
        {participants.map(({ id, name }) => (
          <Checkbox key={id} value={id} label={name} mt={8} />
        ))}
      </Checkbox.Group>
    </Form>
  )
}
