import { MultiSelect, Switch } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { ChoiceField, DateField, Form, TextField, useField, useHeldVersion } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type Blocker, type BlockerInput, changeBlocker, type ProjectPage, raiseBlocker } from '../../contract.ts'
import { blockerKinds, impacts, ownerTeams } from '../../domain/blocker.ts'
import { isOpen } from '../../domain/task.ts'
import { holders } from '../../domain/waiting/ledger.ts'
import { TextArea } from '../advice/advice-dialog.tsx'
import type { ProjectFormProps } from '../project/form-props.ts'
import { useText } from '../text.ts'
import classes from '../waiting/matters.module.css'

const empty: BlockerInput = {
  kind: 'technical',
  title: '',
  detail: '',
  ownerSide: 'customer',
  ownerTeam: 'business',
  ownerName: '',
  impact: 'medium',
  taskIds: [],
  solution: '',
  expectedOn: null,
  visibility: 'internal',
}

/** Only the customer has teams; what the form shows there is what it saves. */
const teamAt = (side: BlockerInput['ownerSide'], team: BlockerInput['ownerTeam']) =>
  side === 'customer' ? (team ?? 'business') : null

function inputOf(blocker: Blocker | undefined): BlockerInput {
  if (!blocker) return empty
  return {
    ...blocker,
    ownerTeam: teamAt(blocker.ownerSide, blocker.ownerTeam),
    taskIds: blocker.tasks.map(({ id }) => id),
  }
}

/** Raises a blocker, or changes what one says. */
export function BlockerForm({ project, blocker, close }: ProjectFormProps & { blocker: Blocker | undefined }) {
  const { t } = useMessages('onboarding')
  const [clientId] = useState(newId)
  const [value, setValue] = useState(() => inputOf(blocker))
  const raising = useEndpointMutation(raiseBlocker)
  const changing = useEndpointMutation(changeBlocker)
  const { isPending, error } = blocker ? changing : raising
  const version = useHeldVersion(blocker?.version ?? 0, error)
  const set = (change: Partial<BlockerInput>) => setValue({ ...value, ...change })
  const save = () => {
    const { kind, title, detail, ownerSide, ownerTeam, ownerName, impact, taskIds } = value
    const { solution, expectedOn, visibility } = value
    const fields = {
      kind,
      title,
      detail,
      ownerSide,
      ownerTeam,
      ownerName,
      impact,
      taskIds,
      solution,
      expectedOn,
      visibility,
    }
    if (blocker) {
      const params = { id: project.id, blockerId: blocker.id }
      changing.mutate({ params, body: { ...fields, version } }, { onSuccess: close })
    } else raising.mutate({ params: { id: project.id }, body: { ...fields, clientId } }, { onSuccess: close })
  }
  const of = <Value extends string>(values: readonly Value[], what: string) =>
    values.map((each) => ({ value: each, label: t(`${what}.${each}`) }))
  return (
    <Form onSubmit={save} error={error} isPending={isPending} onCancel={close}>
      <TextField path="title" label={t('blocker.what')} value={value.title} onChange={(title) => set({ title })} />
      <div className={classes.fields}>
        <ChoiceField
          path="kind"
          label={t('blocker.kindOf')}
          value={value.kind}
          choices={of(blockerKinds, 'blocker.kind')}
          onChange={(kind) => set({ kind })}
        />
        <ChoiceField
          path="impact"
          label={t('blocker.impactOf')}
          value={value.impact}
          choices={of(impacts, 'blocker.impact')}
          onChange={(impact) => set({ impact })}
        />
        <ChoiceField
          path="ownerSide"
          label={t('blocker.ownerSide')}
          value={value.ownerSide}
          choices={of(holders, 'waiting.holder')}
          onChange={(ownerSide) => set({ ownerSide, ownerTeam: teamAt(ownerSide, value.ownerTeam) })}
        />
        {value.ownerSide === 'customer' && (
          <ChoiceField
            path="ownerTeam"
            label={t('blocker.ownerTeam')}
            value={value.ownerTeam ?? 'business'}
            choices={of(ownerTeams, 'blocker.team')}
            onChange={(ownerTeam) => set({ ownerTeam })}
          />
        )}
        <TextField
          path="ownerName"
          label={t('blocker.ownerName')}
          value={value.ownerName}
          onChange={(ownerName) => set({ ownerName })}
        />
        <DateField
          path="expectedOn"
          label={t('blocker.expectedOn')}
          value={value.expectedOn}
          onChange={(expectedOn) => set({ expectedOn })}
        />
      </div>
      <TasksField project={project} value={value.taskIds} onChange={(taskIds) => set({ taskIds })} />
      <TextArea path="detail" label={t('blocker.detail')} value={value.detail} onChange={(detail) => set({ detail })} />
      <TextArea
        path="solution"
        label={t('blocker.solution')}
        value={value.solution}
        onChange={(solution) => set({ solution })}
      />
      <Switch
        label={t('blocker.share')}
        checked={value.visibility === 'customer'}
        onChange={(event) => set({ visibility: event.currentTarget.checked ? 'customer' : 'internal' })}
      />
    </Form>
  )
}

interface TasksFieldProps {
  project: ProjectPage
  value: string[]
  onChange: (taskIds: string[]) => void
}

/** The open work that it holds back; what was chosen stays to be seen when it is finished. */
export function TasksField({ project, value, onChange }: TasksFieldProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  return (
    <MultiSelect
      {...useField('taskIds')}
      label={t('blocker.tasks')}
      searchable
      data={project.tasks
        .filter((task) => isOpen(task) || value.includes(task.id))
        .map((task) => ({ value: task.id, label: text(task.name) }))}
      value={value}
      onChange={onChange}
    />
  )
}
