import { Button, Switch, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { callApi, useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, NumberField } from '#platform/web/form/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { draftMeetingAgenda, type MeetingView, type ProjectPage, saveAgenda } from '../../contract.ts'
import classes from './meetings.module.css'
import { useMeetingVersion } from './own-versions.tsx'
import { refreshedByMeetings } from './refreshed.ts'

interface AgendaSectionProps {
  project: ProjectPage
  meeting: MeetingView
  isEditable: boolean
}

type Item = MeetingView['agenda'][number]

/** The agenda, drafted from the facts of the project, edited by a person, shared with the customer where it should be. */
export function AgendaSection({ project, meeting, isEditable }: AgendaSectionProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [editing, setEditing] = useState<readonly Item[]>()
  const params = { id: project.id, meetingId: meeting.id }
  const draft = async () => {
    try {
      setEditing((await callApi(draftMeetingAgenda, { params })).items)
    } catch (thrown) {
      notice.failed(thrown)
    }
  }
  const canEdit = isEditable && meeting.state !== 'cancelled' && editing === undefined
  return (
    <Section
      title={t('meetings.agenda.title')}
      {...(meeting.isAgendaShared && { note: t('meetings.agenda.isShared') })}
      actions={
        canEdit && (
          <>
            <Button size="compact-sm" onClick={draft}>
              {t('meetings.agenda.draft')}
            </Button>
            {meeting.agenda.length > 0 && (
              <Button size="compact-sm" onClick={() => setEditing(meeting.agenda)}>
                {t('meetings.agenda.edit')}
              </Button>
            )}
          </>
        )
      }
      framed
    >
      {editing ? (
        <AgendaForm meeting={meeting} items={editing} close={() => setEditing(undefined)} />
      ) : meeting.agenda.length === 0 ? (
        <p className={classes.quiet}>{t('meetings.agenda.none')}</p>
      ) : (
        <ol className={classes.agenda}>
          {meeting.agenda.map((item) => (
            <li key={item.key}>
              <span className={classes.quiet}>{t('task.minutes', { count: item.minutes })}</span>
              <span>
                <b>{item.topic}</b>
                {item.note && <span className={classes.note}>{item.note}</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}

interface AgendaFormProps {
  meeting: MeetingView
  items: readonly Item[]
  close: () => void
}

function AgendaForm({ meeting, items: initial, close }: AgendaFormProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [items, setItems] = useState(initial)
  const [isShared, setShared] = useState(meeting.isAgendaShared)
  const { mutate, isPending, error } = useEndpointMutation(saveAgenda, { refreshes: refreshedByMeetings })
  const { version, tell } = useMeetingVersion(meeting, error)
  const change = (key: string, part: Partial<Item>) =>
    setItems(items.map((item) => (item.key === key ? { ...item, ...part } : item)))
  const add = () => setItems([...items, { key: `own_${newId()}`, minutes: 5, topic: '', note: '' }])
  const save = () =>
    mutate(
      {
        params: { id: meeting.project.id, meetingId: meeting.id },
        body: { version, items: items.filter(({ topic }) => topic.trim() !== ''), isShared },
      },
      {
        onSuccess: (saved) => {
          tell(saved)
          notice.done(t('project.saved'))
          close()
        },
      },
    )
  return (
    <Form onSubmit={save} error={error} isPending={isPending} onCancel={close}>
      <p className={classes.quiet}>
        {t('meetings.agenda.total', { count: items.reduce((sum, { minutes }) => sum + minutes, 0) })}
      </p>
      {items.map((item, index) => (
        <fieldset key={item.key} className={classes.row}>
          <legend className={classes.quiet}>{t('meetings.agenda.item', { number: index + 1 })}</legend>
          <TextInput
            label={t('meetings.agenda.topic')}
            value={item.topic}
            onChange={(event) => change(item.key, { topic: event.currentTarget.value })}
          />
          <NumberField
            path={`items.${index}.minutes`}
            label={t('meetings.minutesLabel')}
            value={item.minutes}
            onChange={(minutes) => change(item.key, { minutes: minutes ?? 0 })}
          />
          <Textarea
            className={classes.wide ?? ''}
            label={t('meetings.agenda.note')}
            autosize
            minRows={1}
            value={item.note}
            onChange={(event) => change(item.key, { note: event.currentTarget.value })}
          />
          <Button size="compact-sm" onClick={() => setItems(items.filter(({ key }) => key !== item.key))}>
            {t('meetings.remove')}
          </Button>
        </fieldset>
      ))}
      <Button onClick={add}>{t('meetings.agenda.add')}</Button>
      {meeting.audience === 'customer' && (
        <Switch
          label={t('meetings.agenda.share')}
          description={t('meetings.agenda.shareHint')}
          checked={isShared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
      )}
    </Form>
  )
}
