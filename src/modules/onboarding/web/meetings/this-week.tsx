import { addDays, startOfWeek } from '#platform/kernel/dates.ts'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import { listMeetings } from '../../contract.ts'
import { meetingLevels } from './meeting-list.tsx'
import classes from './meetings.module.css'

/** The meetings of this week over all projects; nothing where there are none. */
export function MeetingsThisWeek({ scope }: { scope: 'mine' | 'team' }) {
  const { t } = useMessages('onboarding')
  const { date, today } = useFormats()
  const can = usePermissions()
  const from = startOfWeek(today())
  const { data } = useEndpoint(
    listMeetings,
    { query: { from, to: addDays(from, 6), scope } },
    { enabled: can('onboarding.read') },
  )
  if (!data || data.items.length === 0) return null
  return (
    <Section title={t('meetings.thisWeek')} count={data.items.length}>
      <ul className={classes.list}>
        {data.items.map((meeting) => (
          <li key={meeting.id} className={classes.item}>
            <span className={classes.when}>
              <time dateTime={meeting.startsAt}>{date(meeting.on)}</time>
              <span className={classes.quiet}>
                {meeting.time} · {t('task.minutes', { count: meeting.minutes })}
              </span>
            </span>
            <span className={classes.what}>
              <PageLink
                className={classes.name}
                to={`/onboarding/${meeting.project.id}`}
                search={{ view: 'meetings', meeting: meeting.id }}
              >
                {meeting.project.accountName}
              </PageLink>
              <span className={classes.quiet}>{meeting.title}</span>
            </span>
            <span className={classes.marks}>
              <StatusMark level={meetingLevels[meeting.state]} label={t(`meetings.state.${meeting.state}`)} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
