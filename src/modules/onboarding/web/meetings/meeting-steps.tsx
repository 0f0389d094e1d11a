import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, useField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { cancelMeeting, type MeetingView, type ProjectPage } from '../../contract.ts'
import { AttendanceForm } from './attendance-form.tsx'
import classes from './meetings.module.css'
import { useMeetingVersion } from './own-versions.tsx'
import { refreshedByMeetings } from './refreshed.ts'
import { ScheduleForm } from './schedule-form.tsx'

interface MeetingStepsProps {
  project: ProjectPage
  meeting: MeetingView
}

/** What can be done with the meeting as it stands. */
export function MeetingSteps({ project, meeting }: MeetingStepsProps) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const [step, setStep] = useState<'schedule' | 'attendance' | 'cancel'>()
  const isAhead = meeting.state === 'proposed' || meeting.state === 'scheduled'
  const close = () => setStep(undefined)
  if (step === 'schedule') return <ScheduleForm project={project} meeting={meeting} close={close} />
  if (step === 'attendance') return <AttendanceForm meeting={meeting} close={close} />
  if (step === 'cancel') return <CancelForm meeting={meeting} close={close} />
  if (meeting.state === 'cancelled') return null
  return (
    <div className={classes.buttons}>
      {isAhead && (
        <Button variant={meeting.state === 'proposed' ? 'filled' : 'default'} onClick={() => setStep('schedule')}>
          {t(meeting.state === 'proposed' ? 'meetings.schedule' : 'meetings.reschedule')}
        </Button>
      )}
      {meeting.on <= today() && (
        <Button onClick={() => setStep('attendance')}>
          {t(isAhead ? 'meetings.recordAttendance' : 'meetings.changeAttendance')}
        </Button>
      )}
      {isAhead && <Button onClick={() => setStep('cancel')}>{t('meetings.cancel')}</Button>}
    </div>
  )
}

function CancelForm({ meeting, close }: { meeting: MeetingView; close: () => void }) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [reason, setReason] = useState('')
  const { mutate, isPending, error } = useEndpointMutation(cancelMeeting, { refreshes: refreshedByMeetings })
  const { version, tell } = useMeetingVersion(meeting, error)
  const save = () =>
    mutate(
      { params: { id: meeting.project.id, meetingId: meeting.id }, body: { version, reason } },
      {
        onSuccess: (saved) => {
          tell(saved)
          notice.done(t('meetings.cancelled'))
          close()
        },
      },
    )
  return (
    <Form onSubmit={save} error={error} isPending={isPending} submitLabel={t('meetings.cancel')} onCancel={close}>
      <ReasonField value={reason} onChange={setReason} />
    </Form>
  )
}

function ReasonField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useMessages('onboarding')
  return (
    <Textarea
      {...useField('reason')}
      label={t('meetings.reason')}
      description={t('meetings.reasonHint')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
