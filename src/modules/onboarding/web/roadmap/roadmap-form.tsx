import { Button, MultiSelect, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form, TextField, useField, useHeldVersion } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type ProjectPage, type Roadmap, readRoadmap, saveRoadmap } from '../../contract.ts'
import { TextArea } from '../advice/advice-dialog.tsx'
import classesOfOutcome from '../outcome/outcome.module.css'
import { useText } from '../text.ts'
import classes from './roadmap.module.css'

interface Draft {
  /** Of the form alone. */
  key: string
  id: string | null
  name: string
  value: string
  evidence: string
  plannedOn: string | null
  goalId: string | null
  taskIds: string[]
  isRecorded: boolean
}

interface RoadmapFormProps {
  project: ProjectPage
  roadmap: Roadmap
  close: () => void
}

/** The stages in their order, all on one sheet. */
export function RoadmapForm({ project, roadmap, close }: RoadmapFormProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const [drafts, setDrafts] = useState<readonly Draft[]>(() =>
    roadmap.stages.length === 0
      ? [emptyDraft()]
      : roadmap.stages.map((stage) => ({
          key: stage.id,
          id: stage.id,
          name: text(stage.name),
          value: text(stage.value),
          evidence: text(stage.evidence),
          plannedOn: stage.plannedOn,
          goalId: stage.goalId,
          taskIds: stage.tasks.map(({ id }) => id),
          isRecorded: stage.reached !== null,
        })),
  )
  const { mutate, isPending, error } = useEndpointMutation(saveRoadmap, { refreshes: [readRoadmap] })
  const version = useHeldVersion(roadmap.version, error)
  const save = () => {
    const stages = drafts.map(({ key: _, isRecorded: __, ...stage }) => stage)
    mutate({ params: { id: project.id }, body: { version, stages } }, { onSuccess: close })
  }
  const move = (index: number, by: number) => {
    const next = [...drafts]
    const [moved] = next.splice(index, 1)
    if (moved) next.splice(index + by, 0, moved)
    setDrafts(next)
  }
  const required = Object.fromEntries(drafts.map(({ name }, index) => [`stages.${index}.name`, name.trim()]))
  return (
    <Form required={required} onSubmit={save} error={error} isPending={isPending} onCancel={close}>
      <p className={classesOfOutcome.small}>{t('roadmap.formNote')}</p>
      <div className={classes.drafts}>
        {drafts.map((draft, index) => (
          <fieldset key={draft.key} className={classes.draft}>
            <legend>{t('roadmap.stage', { number: index + 1 })}</legend>
            <StageFields
              project={project}
              draft={draft}
              path={`stages.${index}.`}
              takenTaskIds={drafts.filter((each) => each !== draft).flatMap(({ taskIds }) => taskIds)}
              onChange={(changed) => setDrafts(drafts.map((each) => (each === draft ? changed : each)))}
            />
            <div className={classes.draftActions}>
              <Button size="compact-xs" disabled={index === 0} onClick={() => move(index, -1)}>
                {t('roadmap.up')}
              </Button>
              <Button size="compact-xs" disabled={index === drafts.length - 1} onClick={() => move(index, 1)}>
                {t('roadmap.down')}
              </Button>
              <Button
                size="compact-xs"
                variant="subtle"
                color="red"
                disabled={draft.isRecorded}
                onClick={() => setDrafts(drafts.filter((each) => each !== draft))}
              >
                {t('platform:actions.delete')}
              </Button>
            </div>
          </fieldset>
        ))}
      </div>
      {drafts.length < 12 && (
        <div>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            onClick={() => setDrafts([...drafts, emptyDraft()])}
          >
            {t('roadmap.add')}
          </Button>
        </div>
      )}
    </Form>
  )
}

function emptyDraft(): Draft {
  return {
    key: newId(),
    id: null,
    name: '',
    value: '',
    evidence: '',
    plannedOn: null,
    goalId: null,
    taskIds: [],
    isRecorded: false,
  }
}

interface StageFieldsProps {
  project: ProjectPage
  draft: Draft
  path: string
  takenTaskIds: readonly string[]
  onChange: (draft: Draft) => void
}

function StageFields({ project, draft, path, takenTaskIds, onChange }: StageFieldsProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const change = (changes: Partial<Draft>) => onChange({ ...draft, ...changes })
  return (
    <>
      <TextField
        path={`${path}name`}
        label={t('roadmap.name')}
        placeholder={t('roadmap.nameExample')}
        value={draft.name}
        onChange={(name) => change({ name })}
      />
      <div className={classesOfOutcome.fields}>
        <TextArea
          path={`${path}value`}
          label={t('roadmap.value')}
          value={draft.value}
          onChange={(value) => change({ value })}
        />
        <TextArea
          path={`${path}evidence`}
          label={t('roadmap.evidence')}
          value={draft.evidence}
          onChange={(evidence) => change({ evidence })}
        />
      </div>
      <div className={classesOfOutcome.fields}>
        <DateField
          path={`${path}plannedOn`}
          label={t('roadmap.plannedOn')}
          value={draft.plannedOn}
          onChange={(plannedOn) => change({ plannedOn })}
        />
        <Select
          {...useField(`${path}goalId`)}
          label={t('roadmap.goal')}
          data={project.goals
            .filter(({ cycle }) => cycle === project.cycle)
            .map(({ id, metric, useCase }) => ({ value: id, label: metric || useCase || t('goals.untitled') }))}
          value={draft.goalId}
          clearable
          onChange={(goalId) => change({ goalId })}
        />
      </div>
      <MultiSelect
        {...useField(`${path}taskIds`)}
        label={t('roadmap.taskIds')}
        description={t('roadmap.taskIdsHint')}
        data={project.tasks
          .filter(
            ({ id, status }) => draft.taskIds.includes(id) || (status !== 'skipped' && !takenTaskIds.includes(id)),
          )
          .map(({ id, name }) => ({ value: id, label: text(name) }))}
        value={draft.taskIds}
        searchable
        onChange={(taskIds) => change({ taskIds })}
      />
    </>
  )
}
