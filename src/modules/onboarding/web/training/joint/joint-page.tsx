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

const isComing = ({ state }: JointTraining) => state === 'proposed' || state === 'scheduled'

/** Trainings that several customers join on one day: what is to come, then what was held. */
export function JointTrainingsPage() {
  const { t } = useMessages('onboarding')
  const can = usePermissions()
  const { today } = useFormats()
  const [isAdding, setAdding] = useState(false)
  const [dialog, setDialog] = useState<JointDialog>()
  const { rows, data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useEndpointPages(listJointTrainings, {
    query: {},
  })
  if (!data) return error ? <ProblemState thrown={error} onRetry={refetch} /> : <PageSkeleton />
  const mayWrite = can('onboarding.write')
  const coming = rows.filter(isComing).toSorted((a, b) => `${a.on}${a.time}`.localeCompare(`${b.on}${b.time}`))
  const past = rows.filter((each) => !isComing(each))
  const next = coming.find(({ on }) => on >= today())
  const opened = rows.find(({ id }) => id === dialog?.id)
  const close = () => {
    setAdding(false)
    setDialog(undefined)
  }
  return (
    <Page>
      <PageHeader
        title={t('training.jointPage.title')}
        answer={rows.length === 0 ? undefined : <Answer coming={coming.length} next={next} />}
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
      {rows.length === 0 && <EmptyState title={t('training.jointPage.none')} text={t('training.jointPage.noneHint')} />}
      {coming.length > 0 && (
        <Section title={t('training.jointPage.coming')}>
          <ul className={classes.list}>
            {coming.map((each) => (
              <JointItem key={each.id} joint={each} onOpen={mayWrite ? setDialog : undefined} />
            ))}
          </ul>
        </Section>
      )}
      {past.length > 0 && (
        <Section title={t('training.jointPage.past')}>
          <ul className={classes.list}>
            {past.map((each) => (
              <JointItem key={each.id} joint={each} onOpen={undefined} />
            ))}
          </ul>
        </Section>
      )}
      {hasNextPage && (
        <Button variant="default" loading={isFetching} onClick={() => fetchNextPage()}>
          {t('training.jointPage.more')}
        </Button>
      )}
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

function Answer({ coming, next }: { coming: number; next: JointTraining | undefined }) {
  const { t, language } = useMessages('onboarding')
  const { date } = useFormats()
  if (!next) return t('training.jointPage.answerNone')
  return t('training.jointPage.answer', {
    count: coming,
    name: next.course.name[language],
    date: date(next.on),
    time: next.time,
    customers: next.customers.length,
  })
}
