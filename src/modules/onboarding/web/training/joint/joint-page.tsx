import { Button, Modal } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpointPages } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { EmptyState, Page, PageHeader, PageSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { type JointTraining, listJointTrainings } from '../../../contract.ts'
import classes from '../../waiting/matters.module.css'
import { AddCustomersForm, NewJointForm } from './joint-forms.tsx'
import { type JointDialog, JointItem } from './joint-item.tsx'
import { JointTimeForm } from './joint-time-form.tsx'

/** Trainings that several customers join on one day: what is to come, then what was held. */
export function JointTrainingsPage() {
  const { t } = useMessages('onboarding')
  const can = usePermissions()
  const [isAdding, setAdding] = useState(false)
  const [dialog, setDialog] = useState<JointDialog>()
  const coming = useEndpointPages(listJointTrainings, { query: { when: 'coming' as const } })
  const past = useEndpointPages(listJointTrainings, { query: { when: 'past' as const } })
  const failed = coming.error ?? past.error
  if (!coming.data || !past.data) {
    const again = () => Promise.all([coming.refetch(), past.refetch()])
    return failed ? <ProblemState thrown={failed} onRetry={again} /> : <PageSkeleton />
  }
  const mayWrite = can('onboarding.write')
  const isEmpty = coming.rows.length + past.rows.length === 0
  const opened = coming.rows.find(({ id }) => id === dialog?.id)
  const close = () => {
    setAdding(false)
    setDialog(undefined)
  }
  return (
    <Page>
      <PageHeader
        title={t('training.jointPage.title')}
        answer={isEmpty ? undefined : <Answer {...coming.data.pages[0]?.coming} />}
        parent={{ label: t('list.title'), to: '/onboarding' }}
        actions={
          <>
            <PageLink to="/settings/courses">{t('training.courses.title')}</PageLink>
            {mayWrite && (
              <Button variant="filled" leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
                {t('training.jointPage.add')}
              </Button>
            )}
          </>
        }
      />
      {isEmpty && <EmptyState title={t('training.jointPage.none')} text={t('training.jointPage.noneHint')} />}
      <JointSection title={t('training.jointPage.coming')} list={coming} onOpen={mayWrite ? setDialog : undefined} />
      <JointSection title={t('training.jointPage.past')} list={past} onOpen={undefined} />
      <Modal
        opened={isAdding || (dialog !== undefined && opened !== undefined)}
        onClose={close}
        size="lg"
        title={t(`training.jointPage.${isAdding ? 'add' : (dialog?.what ?? 'time')}`)}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {isAdding && <NewJointForm close={close} />}
        {dialog?.what === 'time' && opened && <JointTimeForm joint={opened} close={close} />}
        {dialog?.what === 'customers' && opened && <AddCustomersForm joint={opened} close={close} />}
      </Modal>
    </Page>
  )
}

interface JointSectionProps {
  title: string
  list: {
    rows: readonly JointTraining[]
    hasNextPage: boolean
    isFetching: boolean
    fetchNextPage: () => void
  }
  onOpen: ((dialog: JointDialog) => void) | undefined
}

function JointSection({ title, list, onOpen }: JointSectionProps) {
  const { t } = useMessages('onboarding')
  if (list.rows.length === 0) return null
  return (
    <Section title={title}>
      <ul className={classes.list}>
        {list.rows.map((each) => (
          <JointItem key={each.id} joint={each} onOpen={onOpen} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetching} onClick={() => list.fetchNextPage()}>
          {t('training.jointPage.more')}
        </Button>
      )}
    </Section>
  )
}

function Answer({ count = 0, next }: { count?: number; next?: JointTraining | null }) {
  const { t, language } = useMessages('onboarding')
  const { date } = useFormats()
  if (!next) return count === 0 ? t('training.jointPage.answerNone') : t('training.jointPage.answerPast', { count })
  return t('training.jointPage.answer', {
    count,
    name: next.course.name[language],
    date: date(next.on),
    time: next.time,
    customers: next.customers.length,
  })
}
