import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { StatusMark, Tag } from '#platform/web/status/index.ts'
import { draftRoadmap, type ProjectPage, type Roadmap, type RoadmapStage, readRoadmap } from '../../contract.ts'
import classesOfOutcome from '../outcome/outcome.module.css'
import { useText } from '../text.ts'
import classes from './roadmap.module.css'
import { RoadmapForm } from './roadmap-form.tsx'
import { StageRecordForm } from './stage-record-form.tsx'

/** The order in which this customer feels value: states that were reached, kept apart from the work on them. */
export function RoadmapSection({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const can = usePermissions()
  const { data } = useEndpoint(readRoadmap, { params: { id: project.id } })
  const [isEditing, setEditing] = useState(false)
  const [stageId, setStageId] = useState<string>()
  if (!data) return null
  const canWrite = can('onboarding.write')
  const stage = data.stages.find(({ id }) => id === stageId)
  const reached = data.stages.filter((each) => each.reached !== null).length
  const edit = canWrite && data.stages.length > 0 && (
    <Button size="compact-sm" onClick={() => setEditing(true)}>
      {t('roadmap.edit')}
    </Button>
  )
  const close = () => {
    setEditing(false)
    setStageId(undefined)
  }
  return (
    <Section
      title={t('roadmap.title')}
      note={data.stages.length > 0 ? t('roadmap.note', { reached, count: data.stages.length }) : undefined}
      actions={edit}
      framed
    >
      {data.stages.length === 0 ? (
        <NoStages project={project} canWrite={canWrite} onAdd={() => setEditing(true)} />
      ) : (
        <ol className={classes.stages}>
          {data.stages.map((each) => (
            <Stage key={each.id} stage={each} onRecord={canWrite ? () => setStageId(each.id) : undefined} />
          ))}
        </ol>
      )}
      <Modal
        opened={isEditing}
        onClose={close}
        size="xl"
        title={t('roadmap.edit')}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        <RoadmapForm project={project} roadmap={data} close={close} />
      </Modal>
      <Modal
        opened={stage !== undefined}
        onClose={close}
        title={t(stage?.reached ? 'roadmap.takeBack' : 'roadmap.record')}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {stage && <StageRecordForm project={project} stage={stage} close={close} />}
      </Modal>
    </Section>
  )
}

function NoStages({ project, canWrite, onAdd }: { project: ProjectPage; canWrite: boolean; onAdd: () => void }) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const drafting = useEndpointMutation(draftRoadmap, { refreshes: [readRoadmap] })
  const draft = () => drafting.mutate({ params: { id: project.id } }, { onError: (thrown) => notice.failed(thrown) })
  return (
    <>
      <p className={classesOfOutcome.none}>{t('roadmap.none')}</p>
      {canWrite && (
        <div className={classes.draftActions}>
          <Button size="compact-sm" variant="light" loading={drafting.isPending} onClick={draft}>
            {t('roadmap.draft')}
          </Button>
          <Button size="compact-sm" onClick={onAdd}>
            {t('roadmap.write')}
          </Button>
        </div>
      )}
    </>
  )
}

function Stage({ stage, onRecord }: { stage: Roadmap['stages'][number]; onRecord: (() => void) | undefined }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const text = useText()
  const { plannedOn, reached, tasksDueOn, isLate } = stage
  const isWorkLater = reached === null && plannedOn !== null && tasksDueOn !== null && tasksDueOn > plannedOn
  return (
    <li data-reached={reached !== null}>
      <div className={classes.stage}>
        <span className={classes.name}>
          {text(stage.name)} {stage.isGraduationPoint && <Tag>{t('roadmap.graduationPoint')}</Tag>}
        </span>
        {text(stage.value) !== '' && <p>{text(stage.value)}</p>}
        {text(stage.evidence) !== '' && <p>{t('roadmap.evidenceLine', { evidence: text(stage.evidence) })}</p>}
        {reached && (
          <p>{t('roadmap.said', { name: reached.saidBy, how: reached.how, recordedBy: reached.recordedBy })}</p>
        )}
        <StageTasks stage={stage} />
      </div>
      <div className={classes.when}>
        {reached ? (
          <StatusMark level="good" label={t('roadmap.reachedOn', { date: date(reached.on) })} />
        ) : (
          <StatusMark
            level={isLate ? 'risk' : 'unknown'}
            label={t(isLate ? 'roadmap.late' : 'roadmap.open', { date: plannedOn === null ? '—' : date(plannedOn) })}
          />
        )}
        {reached && plannedOn !== null && <span>{t('roadmap.planned', { date: date(plannedOn) })}</span>}
        {isWorkLater && <span>{t('roadmap.workLater', { date: date(tasksDueOn) })}</span>}
        {onRecord && (
          <Button
            size="compact-xs"
            variant={reached ? 'subtle' : 'default'}
            onClick={onRecord}
            aria-label={t(reached ? 'roadmap.takeBackOf' : 'roadmap.recordOf', { name: text(stage.name) })}
          >
            {t(reached ? 'roadmap.takeBack' : 'roadmap.record')}
          </Button>
        )}
      </div>
    </li>
  )
}

function StageTasks({ stage }: { stage: RoadmapStage }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const text = useText()
  if (stage.tasks.length === 0) return null
  const done = stage.tasks.filter(({ isDone }) => isDone).length
  return (
    <details className={classes.tasks}>
      <summary>{t('roadmap.tasks', { done, count: stage.tasks.length })}</summary>
      <ul>
        {stage.tasks.map((task) => (
          <li key={task.id}>
            {t('roadmap.task', {
              name: text(task.name),
              side: t(`side.${task.side}`),
              when: task.isDone ? t('status.done') : date(task.dueOn),
            })}
          </li>
        ))}
      </ul>
    </details>
  )
}
