import { Button } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, TextField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import { handOverMinutes, type MeetingView } from '../../../contract.ts'
import classes from '../meetings.module.css'
import { useMeetingVersion } from '../own-versions.tsx'
import { refreshedByMeetings } from '../refreshed.ts'

/** How the customer gets the minutes: mails that wait as drafts, its page, or by hand. */
export function HandoverForm({ meeting, isEditable }: { meeting: MeetingView; isEditable: boolean }) {
  const { t } = useMessages('onboarding')
  const { instant } = useFormats()
  const notice = useNotice()
  const [isByHand, setByHand] = useState(false)
  const [note, setNote] = useState('')
  const { mutate, isPending, error } = useEndpointMutation(handOverMinutes, { refreshes: refreshedByMeetings })
  const { version, tell } = useMeetingVersion(meeting, error)
  const give = (how: 'mail' | 'portal' | 'by_hand') =>
    mutate(
      { params: { id: meeting.project.id, meetingId: meeting.id }, body: { version, how, note } },
      {
        onSuccess: (saved) => {
          tell(saved)
          notice.done(t(`meetings.handover.${how === 'mail' ? 'drafted' : 'done'}`))
          setByHand(false)
        },
        onError: (thrown) => (how === 'by_hand' ? undefined : notice.failed(thrown)),
      },
    )
  const { handedOver } = meeting
  return (
    <>
      {handedOver && (
        <p>
          <StatusMark
            level="good"
            label={t(`meetings.handover.by.${handedOver.how}`, { at: instant(handedOver.at) })}
          />{' '}
          {handedOver.note}
        </p>
      )}
      {isEditable && isByHand ? (
        <Form
          onSubmit={() => give('by_hand')}
          error={error}
          isPending={isPending}
          submitLabel={t('meetings.handover.by_hand')}
          onCancel={() => setByHand(false)}
        >
          <TextField path="note" label={t('meetings.handover.note')} value={note} onChange={setNote} />
        </Form>
      ) : (
        isEditable && (
          <div className={classes.buttons}>
            <Button loading={isPending} onClick={() => give('mail')}>
              {t('meetings.handover.mail')}
            </Button>
            {handedOver === null && (
              <>
                <Button loading={isPending} onClick={() => give('portal')}>
                  {t('meetings.handover.portal')}
                </Button>
                <Button onClick={() => setByHand(true)}>{t('meetings.handover.by_hand')}</Button>
              </>
            )}
          </div>
        )
      )}
    </>
  )
}
