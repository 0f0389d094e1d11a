import { MultiSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form, NumberField, TextField, useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { type MeetingView, type ProjectPage, scheduleMeeting } from '../../contract.ts'
import classes from '../plan/change.module.css'
import { useMeetingVersion } from './own-versions.tsx'
import { refreshedByMeetings } from './refreshed.ts'

interface ScheduleFormProps {
  project: ProjectPage
  meeting: MeetingView
  close: () => void
}

/** When, where and with whom; saved, invitations wait as drafts. */
export function ScheduleForm({ project, meeting, close }: ScheduleFormProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [draft, setDraft] = useState({
    on: meeting.on,
    time: meeting.time,
    minutes: meeting.minutes,
    place: meeting.place,
    url: meeting.url ?? '',
    personIds: meeting.attendees.map(({ personId }) => personId),
  })
  const { mutate, isPending, error } = useEndpointMutation(scheduleMeeting, { refreshes: refreshedByMeetings })
  const { version, tell } = useMeetingVersion(meeting, error)
  const save = () =>
    mutate(
      {
        params: { id: project.id, meetingId: meeting.id },
        body: { ...draft, version, url: draft.url.trim() || null },
      },
      {
        onSuccess: (saved) => {
          tell(saved)
          notice.done(t('meetings.scheduled'))
          close()
        },
      },
    )
  return (
    <Form onSubmit={save} error={error} isPending={isPending} submitLabel={t('meetings.agree')} onCancel={close}>
      <div className={classes.fields}>
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
      <TextField
        path="url"
        label={t('meetings.url')}
        value={draft.url}
        onChange={(url) => setDraft({ ...draft, url })}
      />
      <TextField
        path="place"
        label={t('meetings.place')}
        value={draft.place}
        onChange={(place) => setDraft({ ...draft, place })}
      />
      <PeopleField
        project={project}
        meeting={meeting}
        value={draft.personIds}
        onChange={(personIds) => setDraft({ ...draft, personIds })}
      />
    </Form>
  )
}

interface TimeFieldProps {
  path: string
  label: string
  value: string
  onChange: (value: string) => void
}

export function TimeField({ path, label, value, onChange }: TimeFieldProps) {
  return (
    <TextInput
      {...useField(path)}
      type="time"
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

interface PeopleFieldProps {
  project: ProjectPage
  meeting: MeetingView
  value: string[]
  onChange: (value: string[]) => void
}

/** Members and the customer's people; nobody of the customer for an internal meeting. */
function PeopleField({ project, meeting, value, onChange }: PeopleFieldProps) {
  const { t } = useMessages('onboarding')
  const people = project.people.filter(({ kind }) => meeting.audience === 'customer' || kind === 'user')
  const group = (kind: 'user' | 'stakeholder') => ({
    group: t(kind === 'user' ? 'side.vendor' : 'side.customer'),
    items: people.filter((person) => person.kind === kind).map(({ id, name }) => ({ value: id, label: name })),
  })
  return (
    <MultiSelect
      {...useField('personIds')}
      label={t('meetings.invited')}
      description={t('meetings.invitedHint')}
      data={[group('stakeholder'), group('user')]}
      value={value}
      onChange={onChange}
      searchable
    />
  )
}
