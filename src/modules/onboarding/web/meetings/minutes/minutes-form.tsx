import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { type MeetingView, type ProjectPage, saveMinutes } from '../../../contract.ts'
import { reviewKinds } from '../../../domain/meeting/program-meetings.ts'
import { kickoffRecordKeys } from '../../../domain/outcome/kickoff-gate.ts'
import classes from '../meetings.module.css'
import { useMeetingVersion } from '../own-versions.tsx'
import { refreshedByMeetings } from '../refreshed.ts'
import { type HomeworkDraft, HomeworkFields } from './homework-fields.tsx'
import { ReviewFields, reviewFrom } from './review-fields.tsx'

interface MinutesFormProps {
  project: ProjectPage
  meeting: MeetingView
  close: () => void
}

type Decision = MeetingView['decisions'][number]

export function MinutesForm({ project, meeting, close }: MinutesFormProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [decisions, setDecisions] = useState<readonly Decision[]>(meeting.decisions)
  const [homework, setHomework] = useState<readonly HomeworkDraft[]>(meeting.homework)
  const [discussion, setDiscussion] = useState(meeting.discussion)
  const isReview = reviewKinds.some((kind) => kind === meeting.kind)
  const [review, setReview] = useState(() => (meeting.minutesWritten ? meeting.review : reviewFrom(meeting)))
  const { mutate, isPending, error } = useEndpointMutation(saveMinutes, { refreshes: refreshedByMeetings })
  const { version, tell } = useMeetingVersion(meeting, error)
  const save = () =>
    mutate(
      {
        params: { id: project.id, meetingId: meeting.id },
        body: {
          version,
          decisions: decisions.filter(({ text }) => text.trim() !== ''),
          homework: homework.filter(({ text }) => text.trim() !== '').map(({ taskId: _, ...item }) => item),
          discussion,
          ...(isReview && { review }),
        },
      },
      {
        onSuccess: (saved) => {
          tell(saved)
          notice.done(t('meetings.minutes.saved'))
          close()
        },
      },
    )
  const settles = meeting.kind.startsWith('kickoff_') && project.kickoff.doneOn === null
  const change = (id: string, part: Partial<Decision>) =>
    setDecisions(decisions.map((each) => (each.id === id ? { ...each, ...part } : each)))
  return (
    <Form onSubmit={save} error={error} isPending={isPending} onCancel={close}>
      {isReview && <ReviewFields review={review} onChange={setReview} />}
      <h3 className={classes.group}>{t('meetings.minutes.decisions')}</h3>
      {decisions.map(({ id, text, record }, index) => (
        <div key={id} className={classes.row}>
          <TextInput
            className={classes.wide ?? ''}
            label={t('meetings.minutes.decision', { number: index + 1 })}
            value={text}
            onChange={(event) => change(id, { text: event.currentTarget.value })}
          />
          {settles && (
            <Select
              label={t('meetings.minutes.record')}
              data={kickoffRecordKeys.map((key) => ({ value: key, label: t(`kickoff.record.${key}`) }))}
              value={record}
              onChange={(next) => change(id, { record: kickoffRecordKeys.find((key) => key === next) ?? null })}
              clearable
            />
          )}
          <Button size="compact-sm" onClick={() => setDecisions(decisions.filter((each) => each.id !== id))}>
            {t('meetings.remove')}
          </Button>
        </div>
      ))}
      <Button onClick={() => setDecisions([...decisions, { id: newId(), text: '', record: null }])}>
        {t('meetings.minutes.addDecision')}
      </Button>
      <h3 className={classes.group}>{t('meetings.minutes.homework')}</h3>
      <HomeworkFields project={project} homework={homework} onChange={setHomework} />
      <Textarea
        label={t('meetings.minutes.discussion')}
        autosize
        minRows={4}
        value={discussion}
        onChange={(event) => setDiscussion(event.currentTarget.value)}
      />
    </Form>
  )
}
