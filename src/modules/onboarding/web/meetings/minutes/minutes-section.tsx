import { Button } from '@mantine/core'
import { useState } from 'react'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { MeetingView, ProjectPage } from '../../../contract.ts'
import { SubjectFiles } from '../../files/subject-files.tsx'
import { useProjectAddress } from '../../project/address.ts'
import classes from '../meetings.module.css'
import { HandoverForm } from './handover-form.tsx'
import { MinutesForm } from './minutes-form.tsx'
import { ReviewText } from './review-fields.tsx'

interface MinutesSectionProps {
  project: ProjectPage
  meeting: MeetingView
  isEditable: boolean
}

/** The minutes: decisions and homework first, then what was talked about; and how the customer got them. */
export function MinutesSection({ project, meeting, isEditable }: MinutesSectionProps) {
  const { t } = useMessages('onboarding')
  const { instant } = useFormats()
  const [isEditing, setEditing] = useState(false)
  if (meeting.state === 'cancelled') return null
  const written = meeting.minutesWritten
  return (
    <Section
      title={t('meetings.minutes.title')}
      {...(written && { note: t('meetings.minutes.writtenBy', { name: written.by, at: instant(written.at) }) })}
      actions={
        isEditable &&
        !isEditing && (
          <Button size="compact-sm" onClick={() => setEditing(true)}>
            {t(written ? 'meetings.minutes.edit' : 'meetings.minutes.write')}
          </Button>
        )
      }
      framed
    >
      {isEditing ? (
        <MinutesForm project={project} meeting={meeting} close={() => setEditing(false)} />
      ) : written ? (
        <MinutesText project={project} meeting={meeting} />
      ) : (
        <p className={classes.quiet}>{t('meetings.minutes.none')}</p>
      )}
      <SubjectFiles projectId={project.id} subject="meeting" subjectId={meeting.id} canWrite={isEditable} />
      {written && !isEditing && meeting.audience === 'customer' && (
        <HandoverForm meeting={meeting} isEditable={isEditable} />
      )}
    </Section>
  )
}

function MinutesText({ project, meeting }: { project: ProjectPage; meeting: MeetingView }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const [, change] = useProjectAddress()
  const nameOf = (id: string | null) => project.people.find((person) => person.id === id)?.name
  return (
    <>
      <ReviewText review={meeting.review} />
      <h3 className={classes.group}>{t('meetings.minutes.decisions')}</h3>
      <ul className={classes.lines}>
        {meeting.decisions.map(({ id, text, record }) => (
          <li key={id}>
            {text}
            {record && <span className={classes.quiet}> {t(`kickoff.record.${record}`)}</span>}
          </li>
        ))}
        {meeting.decisions.length === 0 && <li className={classes.quiet}>{t('meetings.minutes.noDecisions')}</li>}
      </ul>
      <h3 className={classes.group}>{t('meetings.minutes.homework')}</h3>
      <ul className={classes.lines}>
        {meeting.homework.map(({ id, text, side, ownerId, dueOn, taskId }) => (
          <li key={id}>
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => change({ meeting: undefined, task: taskId ?? undefined })}
            >
              {text}
            </Button>
            <span className={classes.quiet}>
              {[t(`side.${side}`), nameOf(ownerId), date(dueOn)].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
        {meeting.homework.length === 0 && <li className={classes.quiet}>{t('meetings.minutes.noHomework')}</li>}
      </ul>
      {meeting.discussion && (
        <>
          <h3 className={classes.group}>{t('meetings.minutes.discussion')}</h3>
          <p className={classes.note}>{meeting.discussion}</p>
        </>
      )}
    </>
  )
}
