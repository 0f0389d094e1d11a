import { Button } from '@mantine/core'
import { IconPlus, IconRefresh } from '@tabler/icons-react'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { EmptyState, ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import { listProjectMeetings, type ProjectMeetings, type ProjectPage } from '../../contract.ts'
import { useProjectAddress } from '../project/address.ts'
import { isClosed } from '../standing.ts'
import { Attendance } from './attendance.tsx'
import { MeetingList } from './meeting-list.tsx'
import { MeetingSheet } from './meeting-sheet.tsx'
import classes from './meetings.module.css'

/** The project's meetings: who stays away, what comes next, what is waiting to be written down, what was. */
export function MeetingsView({ project }: { project: ProjectPage }) {
  const { data, error, refetch } = useEndpoint(listProjectMeetings, { params: { id: project.id } })
  if (data) return <Meetings project={project} meetings={data} />
  return error ? <ProblemState thrown={error} onRetry={refetch} /> : <ListSkeleton />
}

function Meetings({ project, meetings }: { project: ProjectPage; meetings: ProjectMeetings }) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const can = usePermissions()
  const [, change] = useProjectAddress()
  const isEditable = can('onboarding.write') && !isClosed(project)
  const { items } = meetings
  const isAhead = ({ state }: (typeof items)[number]) => state === 'proposed' || state === 'scheduled'
  const coming = items.filter((meeting) => isAhead(meeting) && meeting.on >= today())
  const unrecorded = items.filter((meeting) => isAhead(meeting) && meeting.on < today())
  const over = items.filter((meeting) => !isAhead(meeting)).toReversed()
  return (
    <div className={classes.view}>
      <Missed missed={meetings.missed} />
      <Section
        title={t('meetings.coming')}
        count={coming.length}
        note={t('meetings.comingNote')}
        actions={
          isEditable && (
            <>
              <Button leftSection={<IconRefresh size={16} />} onClick={() => change({ dialog: 'rhythm' })}>
                {t('meetings.rhythm.open')}
              </Button>
              <Button leftSection={<IconPlus size={16} />} onClick={() => change({ dialog: 'add_meeting' })}>
                {t('meetings.add')}
              </Button>
            </>
          )
        }
      >
        {coming.length === 0 ? <EmptyState title={t('meetings.none')} /> : <MeetingList meetings={coming} />}
      </Section>
      {unrecorded.length > 0 && (
        <Section title={t('meetings.unrecorded')} count={unrecorded.length} note={t('meetings.unrecordedNote')}>
          <MeetingList meetings={unrecorded} />
        </Section>
      )}
      {over.length > 0 && (
        <Section title={t('meetings.over')} count={over.length}>
          <MeetingList meetings={over} />
        </Section>
      )}
      <Attendance attendance={meetings.attendance} />
      <MeetingSheet project={project} meetings={items} isEditable={isEditable} />
    </div>
  )
}

function Missed({ missed }: Pick<ProjectMeetings, 'missed'>) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  if (missed.length === 0) return null
  return (
    <ul className={classes.missed}>
      {missed.map(({ role, count, lastOn }) => (
        <li key={role}>
          <StatusMark level="risk" label={t('meetings.missed.mark')} filled />
          {t(`meetings.missed.${role}`, { count, date: date(lastOn) })}
        </li>
      ))}
    </ul>
  )
}
