import { useState } from 'react'
import { DateField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { PlanEditInput, ProjectPage, TaskView } from '../../contract.ts'
import { EditsForm } from '../edits/edits-form.tsx'
import classes from '../plan/change.module.css'

export interface TaskFormProps {
  project: ProjectPage
  task: TaskView
  close: () => void
}

/** New days for a task; before they are saved it says what they push. */
export function TaskDatesForm({ project, task, close }: TaskFormProps) {
  const { t } = useMessages('onboarding')
  const [startOn, setStartOn] = useState<string | null>(task.startOn)
  const [dueOn, setDueOn] = useState<string | null>(task.dueOn)
  const isChanged = startOn !== task.startOn || dueOn !== task.dueOn
  const edits: PlanEditInput[] =
    startOn === null || dueOn === null || !isChanged ? [] : [{ kind: 'move', taskId: task.id, startOn, dueOn }]
  return (
    <EditsForm project={project} edits={edits} submitLabel={t('task.saveDates')} close={close}>
      <div className={classes.fields}>
        <DateField path="startOn" label={t('task.startOn')} value={startOn} onChange={setStartOn} />
        <DateField path="dueOn" label={t('task.dueOn')} value={dueOn} onChange={setDueOn} />
      </div>
    </EditsForm>
  )
}
