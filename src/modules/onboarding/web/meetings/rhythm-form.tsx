import { useState } from 'react'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { ChoiceField, Form } from '#platform/web/form/index.ts'
import { ListSkeleton } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { listProjectMeetings, type ProjectMeetings, planMeetings } from '../../contract.ts'
import { earlyRhythms, regularRhythms } from '../../domain/meeting/proposals.ts'
import classes from '../plan/change.module.css'
import type { ProjectFormProps } from '../project/form-props.ts'
import { refreshedByMeetings } from './refreshed.ts'
import { TimeField } from './schedule-form.tsx'

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const

/** How often one meets; what was only proposed is proposed anew. */
export function RhythmForm({ project, close }: ProjectFormProps) {
  const { data } = useEndpoint(listProjectMeetings, { params: { id: project.id } })
  return data ? <Fields project={project} close={close} rhythm={data.rhythm} /> : <ListSkeleton />
}

function Fields({ project, close, rhythm }: ProjectFormProps & Pick<ProjectMeetings, 'rhythm'>) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [draft, setDraft] = useState(rhythm)
  const { mutate, isPending, error } = useEndpointMutation(planMeetings, { refreshes: refreshedByMeetings })
  const save = () => {
    const finish = () => {
      notice.done(t('meetings.rhythm.saved'))
      close()
    }
    mutate({ params: { id: project.id }, body: draft }, { onSuccess: finish })
  }
  return (
    <Form
      onSubmit={save}
      error={error}
      isPending={isPending}
      submitLabel={t('meetings.rhythm.propose')}
      onCancel={close}
    >
      <p>{t('meetings.rhythm.note')}</p>
      <div className={classes.fields}>
        <ChoiceField
          path="regular"
          label={t('meetings.rhythm.regularLabel')}
          value={draft.regular}
          choices={regularRhythms.map((value) => ({ value, label: t(`meetings.rhythm.regular.${value}`) }))}
          onChange={(regular) => setDraft({ ...draft, regular })}
        />
        <ChoiceField
          path="early"
          label={t('meetings.rhythm.earlyLabel')}
          value={draft.early}
          choices={earlyRhythms.map((value) => ({ value, label: t(`meetings.rhythm.early.${value}`) }))}
          onChange={(early) => setDraft({ ...draft, early })}
        />
        <ChoiceField
          path="weekday"
          label={t('meetings.rhythm.weekday')}
          value={weekdays.find((value) => Number(value) === draft.weekday) ?? '2'}
          choices={weekdays.map((value) => ({ value, label: t(`meetings.weekday.${value}`) }))}
          onChange={(weekday) => setDraft({ ...draft, weekday: Number(weekday) })}
        />
        <TimeField
          path="time"
          label={t('meetings.time')}
          value={draft.time}
          onChange={(time) => setDraft({ ...draft, time })}
        />
        <TimeField
          path="hoursFrom"
          label={t('meetings.rhythm.hoursFrom')}
          value={draft.hoursFrom}
          onChange={(hoursFrom) => setDraft({ ...draft, hoursFrom })}
        />
        <TimeField
          path="hoursTo"
          label={t('meetings.rhythm.hoursTo')}
          value={draft.hoursTo}
          onChange={(hoursTo) => setDraft({ ...draft, hoursTo })}
        />
      </div>
    </Form>
  )
}
