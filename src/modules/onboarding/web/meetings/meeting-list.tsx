import { UnstyledButton } from '@mantine/core'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type StatusLevel, StatusMark } from '#platform/web/status/index.ts'
import type { MeetingView } from '../../contract.ts'
import { useProjectAddress } from '../project/address.ts'
import classes from './meetings.module.css'

export const meetingLevels: Readonly<Record<MeetingView['state'], StatusLevel>> = {
  proposed: 'unknown',
  scheduled: 'good',
  held: 'good',
  no_show: 'risk',
  cancelled: 'unknown',
}

/** Meetings by day; each opens at the side. */
export function MeetingList({ meetings }: { meetings: readonly MeetingView[] }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const [, change] = useProjectAddress()
  return (
    <ul className={classes.list}>
      {meetings.map((meeting) => (
        <li key={meeting.id} className={classes.item}>
          <span className={classes.when}>
            <time dateTime={meeting.startsAt}>{date(meeting.on)}</time>
            <span className={classes.quiet}>
              {meeting.time} · {t('task.minutes', { count: meeting.minutes })}
            </span>
          </span>
          <span className={classes.what}>
            <UnstyledButton className={classes.name ?? ''} onClick={() => change({ meeting: meeting.id })}>
              {meeting.title}
            </UnstyledButton>
            <span className={classes.quiet}>{meeting.attendees.map(({ name }) => name).join(t('project.comma'))}</span>
          </span>
          <span className={classes.marks}>
            <StatusMark level={meetingLevels[meeting.state]} label={t(`meetings.state.${meeting.state}`)} />
            {meeting.audience === 'internal' && <span className={classes.quiet}>{t('meetings.internal')}</span>}
            {meeting.doubts.map((doubt) => (
              <StatusMark key={doubt} level="watch" label={t(`meetings.doubt.${doubt}`)} />
            ))}
            {meeting.state === 'held' && meeting.audience === 'customer' && meeting.handedOver === null && (
              <StatusMark
                level="watch"
                label={t(meeting.minutesWritten ? 'meetings.minutesToSend' : 'meetings.minutesToWrite')}
              />
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
