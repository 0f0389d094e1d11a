import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { EmptyState, ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { listTrainings, type ProjectPage, planTrainings, type Trainings } from '../../contract.ts'
import { PackageSection } from '../packages/package-section.tsx'
import { isClosed } from '../standing.ts'
import classes from '../waiting/matters.module.css'
import { AddTrainingForm } from './add-training-form.tsx'
import { refreshedByTrainings } from './refreshed.ts'
import { TrainingItem } from './training-item.tsx'

/** Who learns what and who has, then the paid package and its hours. */
export function TrainingView({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const can = usePermissions()
  const notice = useNotice()
  const [isAdding, setAdding] = useState(false)
  const { data, error, refetch } = useEndpoint(listTrainings, { params: { id: project.id } })
  const planning = useEndpointMutation(planTrainings, { refreshes: refreshedByTrainings })
  const isEditable = can('onboarding.write') && !isClosed(project)
  const plan = () => planning.mutate({ params: { id: project.id } }, { onError: notice.failed })
  const close = () => setAdding(false)
  return (
    <>
      <Section
        title={t('training.title')}
        note={data && data.items.length > 0 ? <Answer participation={data.participation} /> : undefined}
        actions={
          isEditable && (
            <div className={classes.buttons}>
              <Button size="compact-sm" loading={planning.isPending} onClick={plan}>
                {t('training.fromPlan')}
              </Button>
              <Button size="compact-sm" onClick={() => setAdding(true)}>
                {t('training.add')}
              </Button>
            </div>
          )
        }
        framed
      >
        {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
        {!error && !data && <ListSkeleton rows={3} />}
        {data?.items.length === 0 && <EmptyState title={t('training.none')} text={t('training.noneHint')} />}
        {data && data.items.length > 0 && (
          <ul className={classes.list}>
            {data.items.map((training) => (
              <TrainingItem key={training.id} {...{ project, training, isEditable }} />
            ))}
          </ul>
        )}
        <Modal
          opened={isAdding}
          onClose={close}
          title={t('training.add')}
          closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
        >
          <AddTrainingForm project={project} close={close} />
        </Modal>
      </Section>
      <PackageSection project={project} />
    </>
  )
}

function Answer({ participation }: Pick<Trainings, 'participation'>) {
  const { t } = useMessages('onboarding')
  const { percent } = useFormats()
  const { asked, completed, rate, isEnough } = participation
  if (rate === null) return t('training.nobodyAsked')
  return t(isEnough ? 'training.enough' : 'training.notEnough', { asked, completed, rate: percent(rate) })
}
