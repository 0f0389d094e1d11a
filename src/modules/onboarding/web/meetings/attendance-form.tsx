import { Checkbox, Switch } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { type MeetingView, recordAttendance } from '../../contract.ts'
import { useRoleNames } from './attendance.tsx'
import { useMeetingVersion } from './own-versions.tsx'
import { refreshedByMeetings } from './refreshed.ts'

/** Who came, or that nobody of the customer did. */
export function AttendanceForm({ meeting, close }: { meeting: MeetingView; close: () => void }) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const roleName = useRoleNames()
  const [isNoShow, setNoShow] = useState(meeting.state === 'no_show')
  const [attendedIds, setAttendedIds] = useState(
    meeting.attendees.filter(({ hasAttended }) => hasAttended !== false).map(({ personId }) => personId),
  )
  const { mutate, isPending, error } = useEndpointMutation(recordAttendance, { refreshes: refreshedByMeetings })
  const { version, tell } = useMeetingVersion(meeting, error)
  const save = () =>
    mutate(
      {
        params: { id: meeting.project.id, meetingId: meeting.id },
        body: { version, isNoShow, attendedIds: isNoShow ? [] : attendedIds },
      },
      {
        onSuccess: (saved) => {
          tell(saved)
          notice.done(t('meetings.recorded'))
          close()
        },
      },
    )
  return (
    <Form
      onSubmit={save}
      error={error}
      isPending={isPending}
      submitLabel={t('meetings.recordAttendance')}
      onCancel={close}
    >
      <Switch
        label={t('meetings.noShow')}
        description={t('meetings.noShowHint')}
        checked={isNoShow}
        onChange={(event) => setNoShow(event.currentTarget.checked)}
      />
      {!isNoShow && (
        <Checkbox.Group label={t('meetings.came')} value={attendedIds} onChange={setAttendedIds}>
          {meeting.attendees.map(({ personId, name, roles }) => (
            <Checkbox
              key={personId}
              value={personId}
              label={
                roles.length === 0
                  ? name
                  : t('meetings.named', { name, roles: roles.map(roleName).join(t('project.comma')) })
              }
              mt={8}
            />
          ))}
        </Checkbox.Group>
      )}
    </Form>
  )
}
