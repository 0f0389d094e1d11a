import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { ChoiceField, DateField, Form, NumberField, TextField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { addMeeting } from '../../contract.ts'
import { kindFacts, type MeetingKind, meetingKinds } from '../../domain/meeting/meeting.ts'
import classes from '../plan/change.module.css'
import { useProjectAddress } from '../project/address.ts'
import type { ProjectFormProps } from '../project/form-props.ts'
import { refreshedByMeetings } from './refreshed.ts'
import { TimeField } from './schedule-form.tsx'

interface MeetingDraft {
  kind: MeetingKind
  title: string
  on: string
  time: string
  minutes: number
}

/** A meeting beside those of the plan. */
export function AddMeetingForm({ project, close }: ProjectFormProps) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const [, change] = useProjectAddress()
  const [clientId] = useState(newId)
  const [draft, setDraft] = useState<MeetingDraft>({
    kind: 'ad_hoc',
    title: '',
    on: today(),
    time: '10:00',
    minutes: 30,
  })
  const { mutate, isPending, error } = useEndpointMutation(addMeeting, { refreshes: refreshedByMeetings })
  const save = () =>
    mutate(
      { params: { id: project.id }, body: { ...draft, clientId } },
      { onSuccess: ({ id }) => change({ dialog: undefined, meeting: id }) },
    )
  return (
    <Form onSubmit={save} error={error} isPending={isPending} submitLabel={t('meetings.add')} onCancel={close}>
      <div className={classes.fields}>
        <ChoiceField
          path="kind"
          label={t('meetings.kindLabel')}
          value={draft.kind}
          choices={meetingKinds.map((value) => ({ value, label: t(`meetings.kind.${value}`) }))}
          onChange={(kind) => setDraft({ ...draft, kind, minutes: kindFacts[kind].minutes })}
        />
        <TextField
          path="title"
          label={t('meetings.titleLabel')}
          value={draft.title}
          onChange={(title) => setDraft({ ...draft, title })}
        />
        <DateField
          path="on"
          label={t('meetings.on')}
          value={draft.on}
          onChange={(on) => setDraft({ ...draft, on: on ?? draft.on })}
        />
        <TimeField
          path="time"
          label={t('meetings.time')}
          value={draft.time}
          onChange={(time) => setDraft({ ...draft, time })}
        />
        <NumberField
          path="minutes"
          label={t('meetings.minutesLabel')}
          value={draft.minutes}
          onChange={(minutes) => setDraft({ ...draft, minutes: minutes ?? draft.minutes })}
        />
      </div>
    </Form>
  )
}
