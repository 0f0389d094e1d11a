import { useMediaQuery } from '@mantine/hooks'
import { addDays } from '#platform/kernel/dates.ts'
import { PageLink } from '#platform/web/address/index.ts'
import { type AnswerOf, useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import { listMeetings } from '../../contract.ts'
import { meetingLevels } from './meeting-list.tsx'
import classes from './this-week.module.css'

type Meeting = AnswerOf<typeof listMeetings>['items'][number]

/**
 * The meetings of the next seven days over all projects, day by day; nothing where there are none. Where there is no
 * room beside the work they fold into one line that names the next.
 */
export function MeetingsThisWeek({ scope }: { scope: 'mine' | 'team' }) {
  const { t } = useMessages('onboarding')
  const { date, today } = useFormats()
  const can = usePermissions()
  const isNarrow = useMediaQuery('(width <= 75em)') ?? false
  const from = today()
  const { data } = useEndpoint(
    listMeetings,
    { query: { from, to: addDays(from, 6), scope } },
    { enabled: can('onboarding.read') },
  )
  const [next] = data?.items ?? []
  if (!data || !next) return null
  const days = [...Map.groupBy(data.items, ({ on }) => on)]
  if (!isNarrow)
    return (
      <Section title={t('meetings.thisWeek')} count={data.items.length}>
        <Days days={days} />
      </Section>
    )
  return (
    <details className={classes.folded}>
      <summary>
        {t('meetings.thisWeek')} <span className={classes.quiet}>{data.items.length}</span>
        <span className={classes.next}>
          {t('meetings.next', { when: `${date(next.on)} ${next.time}`, customer: next.project.accountName })}
        </span>
      </summary>
      <Days days={days} />
    </details>
  )
}

function Days({ days }: { days: readonly [string, readonly Meeting[]][] }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  return (
    <div className={classes.days}>
      {days.map(([day, meetings]) => (
        <section key={day} aria-label={date(day)}>
          <h3 className={classes.day}>{date(day)}</h3>
          <ul className={classes.meetings}>
            {meetings.map((meeting) => (
              <li key={meeting.id} className={classes.meeting}>
                <time className={classes.time} dateTime={meeting.startsAt}>
                  {meeting.time}
                </time>
                <span className={classes.what}>
                  <PageLink
                    className={classes.name}
                    to={`/onboarding/${meeting.project.id}`}
                    search={{ view: 'meetings', meeting: meeting.id }}
                  >
                    {meeting.project.accountName}
                  </PageLink>
                  <span className={classes.quiet}>
                    {meeting.title} · {t('task.minutes', { count: meeting.minutes })}
                  </span>
                </span>
                <StatusMark level={meetingLevels[meeting.state]} label={t(`meetings.state.${meeting.state}`)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
