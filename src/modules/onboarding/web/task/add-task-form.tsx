import { NumberInput, SegmentedControl, Select, Switch, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form, useField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { addTask, type ProjectPage } from '../../contract.ts'
import { cutIntoPieces } from '../../domain/plan/effort.ts'
import { sides } from '../../domain/task.ts'
import classes from '../plan/change.module.css'
import type { ProjectFormProps } from '../project/form-props.ts'
import { useText } from '../text.ts'

export function AddTaskForm({ project, close }: ProjectFormProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [draft, setDraft] = useTaskDraft(project)
  const { mutate, isPending, error } = useEndpointMutation(addTask)
  const save = () => {
    const { startOn, dueOn } = draft
    if (startOn === null || dueOn === null) return
    const finish = () => {
      notice.done(t('task.added', { name: draft.name }))
      close()
    }
    mutate({ params: { id: project.id }, body: { ...draft, startOn, dueOn } }, { onSuccess: finish })
  }
  return (
    <Form
      required={{ name: draft.name, startOn: draft.startOn, dueOn: draft.dueOn }}
      onSubmit={save}
      error={error}
      isPending={isPending}
      submitLabel={t('plan.add')}
      onCancel={close}
    >
      <NameField value={draft.name} onChange={(name) => setDraft({ ...draft, name })} />
      <div className={classes.fields}>
        <StageField project={project} value={draft.stage} onChange={(stage) => setDraft({ ...draft, stage })} />
        <SegmentedControl
          aria-label={t('task.side')}
          className={classes.side ?? ''}
          data={sides.map((each) => ({ value: each, label: t(`side.${each}`) }))}
          value={draft.side}
          onChange={(side) =>
            setDraft({ ...draft, side, visibility: side === 'vendor' ? draft.visibility : 'customer' })
          }
        />
        <DateField
          path="startOn"
          label={t('task.startOn')}
          value={draft.startOn}
          onChange={(startOn) => setDraft({ ...draft, startOn })}
        />
        <DateField
          path="dueOn"
          label={t('task.dueOn')}
          value={draft.dueOn}
          onChange={(dueOn) => setDraft({ ...draft, dueOn })}
        />
      </div>
      <EffortField
        isHomework={draft.side === 'customer'}
        value={draft.effortMinutes}
        onChange={(effortMinutes) => setDraft({ ...draft, effortMinutes })}
      />
      <Textarea
        label={t('plan.column.doneWhen')}
        autosize
        minRows={2}
        value={draft.doneWhen}
        onChange={(event) => setDraft({ ...draft, doneWhen: event.currentTarget.value })}
      />
      <Switch
        label={t('task.visibleToCustomer')}
        description={t('task.visibleHint')}
        checked={draft.visibility === 'customer'}
        onChange={(event) => setDraft({ ...draft, visibility: event.currentTarget.checked ? 'customer' : 'internal' })}
      />
    </Form>
  )
}

interface TaskDraft {
  name: string
  stage: string
  side: (typeof sides)[number]
  startOn: string | null
  dueOn: string | null
  doneWhen: string
  effortMinutes: number
  visibility: 'internal' | 'customer'
}

function useTaskDraft(project: ProjectPage) {
  const { today } = useFormats()
  const current = project.tasks.find((task) => task.id === (project.nextTaskIds.vendor ?? project.nextTaskIds.customer))
  return useState<TaskDraft>({
    name: '',
    stage: current?.stage ?? project.stages[0]?.key ?? '',
    side: 'vendor',
    startOn: today(),
    dueOn: null,
    doneWhen: '',
    effortMinutes: 0,
    visibility: 'internal',
  })
}

interface EffortFieldProps {
  isHomework: boolean
  value: number
  onChange: (minutes: number) => void
}

/** What a customer is asked for comes in pieces of half an hour at most. */
function EffortField({ isHomework, value, onChange }: EffortFieldProps) {
  const { t } = useMessages('onboarding')
  const pieces = cutIntoPieces({ ja: '', en: '' }, value).length
  return (
    <NumberInput
      {...useField('effortMinutes')}
      label={t('task.effortMinutes')}
      description={isHomework && pieces > 0 ? t('task.inPieces', { count: pieces }) : undefined}
      min={0}
      max={100_000}
      allowDecimal={false}
      value={value}
      onChange={(minutes) => onChange(Number(minutes) || 0)}
    />
  )
}

function NameField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useMessages('onboarding')
  return (
    <TextInput
      {...useField('name')}
      label={t('plan.column.name')}
      data-autofocus
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

interface StageFieldProps {
  project: ProjectPage
  value: string
  onChange: (stage: string) => void
}

function StageField({ project, value, onChange }: StageFieldProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  return (
    <Select
      {...useField('stage')}
      label={t('task.stage')}
      data={project.stages.map((stage) => ({ value: stage.key, label: text(stage.name) }))}
      value={value}
      allowDeselect={false}
      onChange={(next) => onChange(next ?? value)}
    />
  )
}
