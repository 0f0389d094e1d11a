import { Button, Drawer } from '@mantine/core'
import { IconCalendarDown, IconExternalLink } from '@tabler/icons-react'
import { callApi, saveFile } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { FactList } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import { downloadMeeting, type MeetingView, type ProjectPage } from '../../contract.ts'
import { useProjectAddress } from '../project/address.ts'
import { AgendaSection } from './agenda-section.tsx'
import { meetingLevels } from './meeting-list.tsx'
import { MeetingSteps } from './meeting-steps.tsx'
import classes from './meetings.module.css'
import { MinutesSection } from './minutes/minutes-section.tsx'
import { MeetingForms } from './own-versions.tsx'

interface MeetingSheetProps {
  project: ProjectPage
  meetings: readonly MeetingView[]
  isEditable: boolean
}

/** One meeting at the side of the page: when and who, its agenda, its minutes. `kickoff` opens the kickoff's own. */
export function MeetingSheet({ project, meetings, isEditable }: MeetingSheetProps) {
  const { t } = useMessages('onboarding')
  const [{ meeting: id }, change] = useProjectAddress()
  const isWanted = (meeting: MeetingView) =>
    meeting.id === id || (id === 'kickoff' && meeting.kind.startsWith('kickoff_') && meeting.state !== 'cancelled')
  const meeting = meetings.find(isWanted)
  return (
    <Drawer
      opened={meeting !== undefined}
      onClose={() => change({ meeting: undefined })}
      size="xl"
      title={meeting?.title}
      closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
    >
      {meeting && (
        <MeetingForms key={meeting.id}>
          <div className={classes.sheet}>
            <Facts meeting={meeting} />
            {isEditable && <MeetingSteps project={project} meeting={meeting} />}
            <AgendaSection project={project} meeting={meeting} isEditable={isEditable} />
            <MinutesSection project={project} meeting={meeting} isEditable={isEditable} />
          </div>
        </MeetingForms>
      )}
    </Drawer>
  )
}

function Facts({ meeting }: { meeting: MeetingView }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const notice = useNotice()
  const download = async () => {
    try {
      const params = { id: meeting.project.id, meetingId: meeting.id }
      saveFile(await callApi(downloadMeeting, { params }))
    } catch (thrown) {
      notice.failed(thrown)
    }
  }
  const names = (came: boolean | null) =>
    meeting.attendees
      .filter(({ hasAttended }) => hasAttended === came)
      .map(({ name }) => name)
      .join(t('project.comma'))
  const isOver = meeting.state === 'held' || meeting.state === 'no_show'
  return (
    <>
      <FactList
        facts={[
          {
            label: t('meetings.when'),
            value: t('meetings.whenText', { date: date(meeting.on), time: meeting.time, minutes: meeting.minutes }),
          },
          {
            label: t('meetings.stateLabel'),
            value: <StatusMark level={meetingLevels[meeting.state]} label={t(`meetings.state.${meeting.state}`)} />,
          },
          { label: t('meetings.place'), value: meeting.place },
          { label: t(isOver ? 'meetings.came' : 'meetings.invited'), value: names(isOver ? true : null) },
          ...(isOver ? [{ label: t('meetings.stayedAway'), value: names(false) }] : []),
          ...(meeting.reason ? [{ label: t('meetings.reason'), value: meeting.reason }] : []),
        ]}
      />
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
    </>
  )
}
