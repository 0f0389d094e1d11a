import { Button, Drawer } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { FactList } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { type GoalView, type ProjectPage, removeGoal } from '../../contract.ts'
import { useProjectAddress } from '../project/address.ts'
import { isClosed } from '../standing.ts'
import { GoalFigure } from '../usage/goal-figure.tsx'
import { GoalMark, useFigure } from './goal-card.tsx'
import { GoalAdvice } from './goal-fields.tsx'
import { EditGoalForm } from './goal-form.tsx'
import classes from './goals.module.css'
import { MeasurementForm } from './measurement-form.tsx'
import { MeasurementList } from './measurement-list.tsx'

/** One goal at the side of the page: what was agreed, what was measured, and the form for the next value. */
export function GoalSheet({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const [{ goal: goalId }, change] = useProjectAddress()
  const goal = project.goals.find((each) => each.id === goalId)
  return (
    <Drawer
      opened={goal !== undefined}
      onClose={() => change({ goal: undefined })}
      size="lg"
      title={goal?.metric || goal?.useCase || t('goals.untitled')}
      closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
    >
      {goal && <GoalDetails key={goal.id} project={project} goal={goal} close={() => change({ goal: undefined })} />}
    </Drawer>
  )
}

interface GoalDetailsProps {
  project: ProjectPage
  goal: GoalView
  close: () => void
}

function GoalDetails({ project, goal, close }: GoalDetailsProps) {
  const { t } = useMessages('onboarding')
  const can = usePermissions()
  const [isEditing, setEditing] = useState(false)
  const canWrite = can('onboarding.write') && !isClosed(project)
  if (isEditing) return <EditGoalForm projectId={project.id} goal={goal} close={() => setEditing(false)} />
  return (
    <div className={classes.sheet}>
      <div className={classes.sheetHead}>
        <GoalMark goal={goal} />
        {canWrite && (
          <span className={classes.sheetActions}>
            <Button size="compact-sm" onClick={() => setEditing(true)}>
              {t('platform:actions.edit')}
            </Button>
            {goal.measurements.length === 0 && <RemoveGoal projectId={project.id} goalId={goal.id} onDone={close} />}
          </span>
        )}
      </div>
      <GoalFacts goal={goal} />
      {goal.flaws.length > 0 && <GoalAdvice goal={goal} />}
      <h3 className={classes.subtitle}>{t('goals.measurements')}</h3>
      <GoalFigure goal={goal} />
      <MeasurementList projectId={project.id} goal={goal} canWrite={canWrite} />
      {canWrite && <MeasurementForm projectId={project.id} goal={goal} />}
    </div>
  )
}

function GoalFacts({ goal }: { goal: GoalView }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const figure = useFigure(goal)
  const day = (value: string | null) => (value === null ? undefined : date(value))
  return (
    <FactList
      facts={[
        { label: t('goals.field.useCase'), value: goal.useCase },
        { label: t('goals.field.problem'), value: goal.problem },
        { label: t('goals.field.baseline'), value: goal.baseline === null ? undefined : figure(goal.baseline) },
        { label: t('goals.field.target'), value: goal.target === null ? undefined : figure(goal.target) },
        { label: t('goals.field.deadline'), value: day(goal.deadline) },
        { label: t('goals.field.requiredEvidence'), value: goal.requiredEvidence },
        { label: t('goals.field.measuredBy'), value: t(`goals.measure.${goal.measuredBy}`) },
        { label: t('goals.reachedOn'), value: day(goal.achievement.reachedOn) },
      ]}
    />
  )
}

function RemoveGoal({ projectId, goalId, onDone }: { projectId: string; goalId: string; onDone: () => void }) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [isSure, setSure] = useState(false)
  const { mutate, isPending } = useEndpointMutation(removeGoal)
  const remove = () =>
    mutate({ params: { id: projectId, goalId } }, { onSuccess: onDone, onError: (thrown) => notice.failed(thrown) })
  return (
    <Button
      size="compact-sm"
      color="red"
      variant={isSure ? 'filled' : 'subtle'}
      loading={isPending}
      onClick={() => (isSure ? remove() : setSure(true))}
    >
      {isSure ? t('goals.removeSure') : t('platform:actions.delete')}
    </Button>
  )
}
