import { Button } from '@mantine/core'
import { IconCalendarDown, IconExternalLink } from '@tabler/icons-react'
import { callApi, saveFile } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { downloadPortalMeeting, type PortalFile, type PortalProjectView } from '../../contract.ts'
import { FileList } from '../files/file-list.tsx'
import classes from './meetings.module.css'

/** The next meetings with what they are about, then what was settled in those before. */
export function Meetings({ project }: { project: PortalProjectView }) {
  const { t } = useMessages('portal')
  const [next, ...later] = project.meetings
  if (!next && project.minutes.length === 0) return null
  return (
    <Section title={t('meetings.title')}>
      <div className={classes.meetings}>
        {next && <NextMeeting meeting={next} />}
        {later.length > 0 && <Later meetings={later} />}
        {project.minutes.map((minutes) => (
          <Minutes key={minutes.id} minutes={minutes} files={project.files} />
        ))}
      </div>
    </Section>
  )
}

type Meeting = PortalProjectView['meetings'][number]

function NextMeeting({ meeting }: { meeting: Meeting }) {
  const { t } = useMessages('portal')
  const { instant } = useFormats()
  const notice = useNotice()
  const download = async () => {
    try {
      saveFile(await callApi(downloadPortalMeeting, { params: { id: meeting.id } }))
    } catch (thrown) {
      notice.failed(thrown)
    }
  }
  return (
    <article className={classes.next}>
      <p className={classes.quiet}>{t('meetings.next')}</p>
      <h3 className={classes.name}>{meeting.title}</h3>
      <p>{t('meetings.when', { at: instant(meeting.startsAt, 'long'), minutes: meeting.minutes })}</p>
      {meeting.place && <p>{meeting.place}</p>}
      <div className={classes.buttons}>
        {meeting.url && (
          <Button
            component="a"
            href={meeting.url}
            target="_blank"
            rel="noreferrer"
            leftSection={<IconExternalLink size={16} />}
          >
            {t('meetings.join')}
          </Button>
        )}
        <Button leftSection={<IconCalendarDown size={16} />} onClick={download}>
          {t('meetings.download')}
        </Button>
      </div>
      {meeting.agenda.length > 0 && (
        <details>
          <summary>{t('meetings.agenda')}</summary>
          <ol className={classes.agenda}>
            {meeting.agenda.map((item) => (
              <li key={item.topic}>
                <b>{item.topic}</b>{' '}
                <span className={classes.quiet}>{t('meetings.minutes', { count: item.minutes })}</span>
                {item.note && <p className={classes.note}>{item.note}</p>}
              </li>
            ))}
          </ol>
        </details>
      )}
    </article>
  )
}

function Later({ meetings }: { meetings: readonly Meeting[] }) {
  const { t } = useMessages('portal')
  const { instant } = useFormats()
  return (
    <details>
      <summary>{t('meetings.later', { count: meetings.length })}</summary>
      <ul className={classes.lines}>
        {meetings.map((meeting) => (
          <li key={meeting.id}>
            {instant(meeting.startsAt)} {meeting.title}
          </li>
        ))}
      </ul>
    </details>
  )
}

const reviewParts = ['outcome', 'obstacles', 'improvements'] as const

/** Decisions and what is to be done first: that is what is read. */
function Minutes({ minutes, files }: { minutes: PortalProjectView['minutes'][number]; files: readonly PortalFile[] }) {
  const { t } = useMessages('portal')
  const { date, instant } = useFormats()
  return (
    <details>
      <summary>{t('meetings.minutesOf', { title: minutes.title, at: instant(minutes.startsAt) })}</summary>
      <h4>{t('meetings.decisions')}</h4>
      <ul className={classes.lines}>
        {minutes.decisions.map((text) => (
          <li key={text}>{text}</li>
        ))}
        {minutes.decisions.length === 0 && <li className={classes.quiet}>{t('meetings.noDecisions')}</li>}
      </ul>
      <h4>{t('meetings.homework')}</h4>
      <ul className={classes.lines}>
        {minutes.homework.map(({ text, side, dueOn }) => (
          <li key={`${text}${dueOn}`}>
            {text} <span className={classes.quiet}>{t(`meetings.by.${side}`, { date: date(dueOn) })}</span>
          </li>
        ))}
        {minutes.homework.length === 0 && <li className={classes.quiet}>{t('meetings.noHomework')}</li>}
      </ul>
      {reviewParts
        .filter((part) => minutes.review[part] !== '')
        .map((part) => (
          <div key={part}>
            <h4>{t(`meetings.review.${part}`)}</h4>
            <p className={classes.note}>{minutes.review[part]}</p>
          </div>
        ))}
      {minutes.discussion && <p className={classes.note}>{minutes.discussion}</p>}
      <FileList files={files.filter(({ meetingId }) => meetingId === minutes.id)} />
    </details>
  )
}
