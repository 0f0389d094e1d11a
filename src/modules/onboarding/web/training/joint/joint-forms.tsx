import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { ChoiceField, DateField, Form } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import {
  addJointCustomers,
  addJointTraining,
  type Course,
  type JointTraining,
  listCourses,
  listJointTrainings,
} from '../../../contract.ts'
import { isLive } from '../../../domain/training/course.ts'
import { TimeField } from '../../meetings/schedule-form.tsx'
import { useText } from '../../text.ts'
import classes from '../../waiting/matters.module.css'
import { refreshedByTrainings } from '../refreshed.ts'
import { CustomersField } from './customers-field.tsx'

const refreshes = [listJointTrainings, ...refreshedByTrainings]

/** A live course on one date for several customers. */
export function NewJointForm({ close }: { close: () => void }) {
  const { t } = useMessages('onboarding')
  const { data } = useEndpoint(listCourses, {})
  if (!data) return <ListSkeleton rows={3} />
  const courses = data.items.filter(({ kind, isArchived }) => !isArchived && isLive(kind))
  if (courses.length === 0)
    return (
      <p className={classes.small}>
        {t('training.jointPage.noCourse')} <PageLink to="/settings/courses">{t('training.courses.title')}</PageLink>
      </p>
    )
  return <JointFields courses={courses} close={close} />
}

function JointFields({ courses, close }: { courses: readonly Course[]; close: () => void }) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const { today } = useFormats()
  const [clientId] = useState(newId)
  const [courseId, setCourseId] = useState((courses.find(({ kind }) => kind === 'group') ?? courses[0])?.id ?? '')
  const [on, setOn] = useState<string | null>(today())
  const [time, setTime] = useState('10:00')
  const [projectIds, setProjectIds] = useState<string[]>([])
  const { mutate, isPending, error } = useEndpointMutation(addJointTraining, { refreshes })
  const save = () => {
    if (on !== null && projectIds.length > 1)
      mutate({ body: { clientId, courseId, on, time, projectIds } }, { onSuccess: close })
  }
  return (
    <Form
      onSubmit={save}
      error={error}
      isPending={isPending}
      onCancel={close}
      required={{ on, time, projectIds: projectIds.length > 1 ? projectIds : null }}
    >
      <ChoiceField
        path="courseId"
        label={t('training.course')}
        value={courseId}
        choices={courses.map((course) => ({ value: course.id, label: text(course.name) }))}
        onChange={setCourseId}
      />
      <div className={classes.fields}>
        <DateField path="on" label={t('meetings.on')} value={on} onChange={setOn} />
        <TimeField path="time" label={t('meetings.time')} value={time} onChange={setTime} />
      </div>
      <CustomersField
        description={t('training.jointPage.customersHint')}
        value={projectIds}
        onChange={setProjectIds}
        except={[]}
      />
    </Form>
  )
}

/** More customers for a date that stands. */
export function AddCustomersForm({ joint, close }: { joint: JointTraining; close: () => void }) {
  const [clientId] = useState(newId)
  const { t } = useMessages('onboarding')
  const [projectIds, setProjectIds] = useState<string[]>([])
  const { mutate, isPending, error } = useEndpointMutation(addJointCustomers, { refreshes })
  const save = () => mutate({ params: { jointId: joint.id }, body: { clientId, projectIds } }, { onSuccess: close })
  return (
    <Form
      onSubmit={save}
      error={error}
      isPending={isPending}
      onCancel={close}
      required={{ projectIds: projectIds.length > 0 ? projectIds : null }}
    >
      <CustomersField
        description={t('training.jointPage.joinHint')}
        value={projectIds}
        onChange={setProjectIds}
        except={joint.customers.map(({ projectId }) => projectId)}
      />
    </Form>
  )
}
