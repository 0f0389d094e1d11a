import { Button, Modal } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useEndpoint } from '#platform/web/api/index.ts'
import { EmptyState, Page, PageHeader, PageSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { type Course, listCourses } from '../../../contract.ts'
import { useText } from '../../text.ts'
import classes from '../../waiting/matters.module.css'
import { CourseForm } from './course-form.tsx'

const fresh = 'new'

/** What can be taught, with the check by which one sees whether it was understood. */
export function CoursesPage() {
  const { t } = useMessages('onboarding')
  const can = usePermissions()
  // The id alone: what is edited is looked up, so that it is never older than the list.
  const [open, setOpen] = useState<string>()
  const { data, error, refetch } = useEndpoint(listCourses, {})
  if (!data) return error ? <ProblemState thrown={error} onRetry={refetch} /> : <PageSkeleton />
  const mayEdit = can('onboarding.manage_programs')
  const taught = data.items.filter(({ isArchived }) => !isArchived)
  const archived = data.items.filter(({ isArchived }) => isArchived)
  const checked = taught.filter(({ questions }) => questions.length > 0)
  const close = () => setOpen(undefined)
  return (
    <Page>
      <PageHeader
        title={t('training.courses.title')}
        answer={
          taught.length > 0 ? t('training.courses.answer', { count: taught.length, checks: checked.length }) : undefined
        }
        parent={{ label: t('policy.settings'), to: '/settings' }}
        actions={
          mayEdit && (
            <Button variant="filled" leftSection={<IconPlus size={16} />} onClick={() => setOpen(fresh)}>
              {t('training.courses.add')}
            </Button>
          )
        }
      />
      {data.items.length === 0 ? (
        <EmptyState title={t('training.courses.none')} text={t('training.courses.noneHint')} />
      ) : (
        <Courses courses={taught} onEdit={mayEdit ? setOpen : undefined} />
      )}
      {archived.length > 0 && (
        <Section title={t('training.courses.archived')} note={t('training.courses.archivedNote')}>
          <Courses courses={archived} onEdit={mayEdit ? setOpen : undefined} />
        </Section>
      )}
      <Modal
        opened={open !== undefined}
        onClose={close}
        size="xl"
        title={t(open === fresh ? 'training.courses.add' : 'training.courses.editTitle')}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {open !== undefined && <CourseForm course={data.items.find(({ id }) => id === open)} close={close} />}
      </Modal>
    </Page>
  )
}

interface CoursesProps {
  courses: readonly Course[]
  onEdit: ((id: string) => void) | undefined
}

function Courses({ courses, onEdit }: CoursesProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  return (
    <ul className={classes.list}>
      {courses.map((course) => (
        <li key={course.id} className={classes.item}>
          <div className={classes.head}>
            <span className={classes.title}>{text(course.name)}</span>
            <Tag>{t(`training.kind.${course.kind}`)}</Tag>
            <Tag>{t(`training.audience.${course.audience}`)}</Tag>
            {onEdit && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('training.courses.editOf', { name: text(course.name) })}
                onClick={() => onEdit(course.id)}
              >
                {t('training.courses.edit')}
              </Button>
            )}
          </div>
          <p className={classes.small}>
            {t('training.courses.minutes', { minutes: course.minutes })}{' '}
            {course.questions.length === 0
              ? t('training.courses.noCheck')
              : t('training.courses.check', { count: course.questions.length, percent: course.passPercent })}
          </p>
          {course.questions.length > 0 && (
            <details>
              <summary className={classes.small}>{t('training.courses.questions')}</summary>
              <ol className={classes.history}>
                {course.questions.map((question) => (
                  <li key={question.id}>
                    {t('training.courses.answered', {
                      question: question.text,
                      answer: question.choices[question.right] ?? '',
                    })}
                  </li>
                ))}
              </ol>
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}
