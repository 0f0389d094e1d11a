import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { ChoiceField, DateField, Form, NumberField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { addCourse, addTraining, type Course, listCourses } from '../../contract.ts'
import { type CourseKind, courseKinds } from '../../domain/training/course.ts'
import type { ProjectFormProps } from '../project/form-props.ts'
import { useText } from '../text.ts'
import classes from '../waiting/matters.module.css'
import { BothNames } from './courses/both-names.tsx'
import { refreshedByTrainings } from './refreshed.ts'

/** A course of the workspace on a day; the first one is made here. */
export function AddTrainingForm({ project, close }: ProjectFormProps) {
  const { data } = useEndpoint(listCourses, {})
  if (!data) return <ListSkeleton rows={2} />
  const courses = data.items.filter(({ isArchived }) => !isArchived)
  return <PlaceForm project={project} close={close} courses={courses} />
}

const another = 'another'

function PlaceForm({ project, close, courses }: ProjectFormProps & { courses: readonly Course[] }) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const can = usePermissions()
  const { today } = useFormats()
  const [clientId] = useState(newId)
  const [courseId, setCourseId] = useState(courses[0]?.id ?? another)
  const [name, setName] = useState({ ja: '', en: '' })
  const [kind, setKind] = useState<CourseKind>('live')
  const [minutes, setMinutes] = useState<number | null>(60)
  const [on, setOn] = useState<string | null>(today())
  const making = useEndpointMutation(addCourse, { refreshes: [listCourses] })
  const adding = useEndpointMutation(addTraining, { refreshes: refreshedByTrainings })
  const mayDefine = can('onboarding.manage_programs')
  if (courses.length === 0 && !mayDefine) return <p className={classes.small}>{t('training.askForOne')}</p>
  const place = (chosenId: string) => {
    if (on === null) return
    const body = { clientId, courseId: chosenId, on }
    adding.mutate({ params: { id: project.id }, body }, { onSuccess: close })
  }
  const save = () => {
    if (courseId !== another) return place(courseId)
    if (minutes === null) return
    const course = { clientId, kind, audience: 'user' as const, name, minutes, url: null, questions: [] }
    making.mutate({ body: course }, { onSuccess: ({ id }) => place(id) })
  }
  return (
    <Form
      onSubmit={save}
      error={making.error ?? adding.error}
      isPending={making.isPending || adding.isPending}
      onCancel={close}
      required={{ on, ...(courseId === another && { 'name.ja': name.ja, 'name.en': name.en, minutes }) }}
    >
      <ChoiceField
        path="courseId"
        label={t('training.course')}
        value={courseId}
        choices={[
          ...courses.map((course) => ({ value: course.id, label: text(course.name) })),
          ...(mayDefine ? [{ value: another, label: t('training.newCourse') }] : []),
        ]}
        onChange={setCourseId}
      />
      {courseId === another && (
        <>
          <BothNames value={name} onChange={setName} />
          <ChoiceField
            path="kind"
            label={t('training.kindLabel')}
            value={kind}
            choices={courseKinds.map((value) => ({ value, label: t(`training.kind.${value}`) }))}
            onChange={setKind}
          />
          <NumberField path="minutes" label={t('meetings.minutesLabel')} value={minutes} onChange={setMinutes} />
        </>
      )}
      <DateField path="on" label={t('meetings.on')} value={on} onChange={setOn} />
    </Form>
  )
}
