import { Switch } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { ChoiceField, Form, NumberField, TextField, useHeldVersion } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { addCourse, type Course, changeCourse, listCourses } from '../../../contract.ts'
import { courseAudiences, courseKinds, isLive } from '../../../domain/training/course.ts'
import classes from '../../waiting/matters.module.css'
import { refreshedByTrainings } from '../refreshed.ts'
import { BothNames } from './both-names.tsx'
import { QuestionsField } from './questions-field.tsx'

type Draft = Omit<Course, 'id' | 'version' | 'minutes' | 'passPercent'> & {
  minutes: number | null
  passPercent: number | null
}

const blank: Draft = {
  kind: 'live',
  audience: 'user',
  name: { ja: '', en: '' },
  minutes: 60,
  url: null,
  questions: [],
  passPercent: 80,
  isArchived: false,
}

/** A course and its check; without one, a new course. */
export function CourseForm({ course, close }: { course: Course | undefined; close: () => void }) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [clientId] = useState(newId)
  const [draft, setDraft] = useState<Draft>(course ?? blank)
  const adding = useEndpointMutation(addCourse, { refreshes: [listCourses] })
  const changing = useEndpointMutation(changeCourse, { refreshes: [listCourses, ...refreshedByTrainings] })
  const error = adding.error ?? changing.error
  const version = useHeldVersion(course?.version ?? 1, changing.error)
  const change = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes })
  const done = () => {
    notice.done(t('training.courses.saved'))
    close()
  }
  const save = () => {
    const { minutes, passPercent, kind, audience, name, url, questions, isArchived } = draft
    if (minutes === null || passPercent === null) return
    const fields = { kind, audience, name, minutes, passPercent, questions, url: url || null }
    if (course)
      changing.mutate({ params: { id: course.id }, body: { version, isArchived, ...fields } }, { onSuccess: done })
    else adding.mutate({ body: { clientId, ...fields } }, { onSuccess: done })
  }
  return (
    <Form
      onSubmit={save}
      error={error}
      isPending={adding.isPending || changing.isPending}
      onCancel={close}
      required={{
        'name.ja': draft.name.ja,
        'name.en': draft.name.en,
        minutes: draft.minutes,
        passPercent: draft.passPercent,
      }}
    >
      <BothNames value={draft.name} onChange={(name) => change({ name })} />
      <div className={classes.fields}>
        <ChoiceField
          path="kind"
          label={t('training.kindLabel')}
          value={draft.kind}
          choices={courseKinds.map((value) => ({ value, label: t(`training.kind.${value}`) }))}
          onChange={(kind) => change({ kind })}
        />
        <ChoiceField
          path="audience"
          label={t('training.audienceLabel')}
          value={draft.audience}
          choices={courseAudiences.map((value) => ({ value, label: t(`training.audience.${value}`) }))}
          onChange={(audience) => change({ audience })}
        />
        <NumberField
          path="minutes"
          label={t('meetings.minutesLabel')}
          value={draft.minutes}
          onChange={(minutes) => change({ minutes: minutes === null ? null : Math.round(minutes) })}
        />
        <NumberField
          path="passPercent"
          label={t('training.courses.passPercent')}
          unit="%"
          value={draft.passPercent}
          onChange={(percent) => change({ passPercent: percent === null ? null : Math.round(percent) })}
        />
      </div>
      {!isLive(draft.kind) && (
        <TextField
          path="url"
          label={t('training.courses.url')}
          value={draft.url ?? ''}
          onChange={(url) => change({ url })}
        />
      )}
      <QuestionsField value={draft.questions} onChange={(questions) => change({ questions })} />
      {course && (
        <Switch
          label={t('training.courses.archive')}
          checked={draft.isArchived}
          onChange={(event) => change({ isArchived: event.currentTarget.checked })}
        />
      )}
    </Form>
  )
}
