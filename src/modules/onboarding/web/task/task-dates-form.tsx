import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { applyPlan, type PlanEditInput, type ProjectPage, type TaskView } from '../../contract.ts'
import classes from '../plan/change.module.css'
import { PlanChangeView, usePlanPreview } from '../plan/plan-change.tsx'

interface TaskDatesFormProps {
  project: ProjectPage
  task: TaskView
  close: () => void
}

/** New days for a task; before they are saved it says what they push. */
export function TaskDatesForm({ project, task, close }: TaskDatesFormProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [startOn, setStartOn] = useState<string | null>(task.startOn)
  const [dueOn, setDueOn] = useState<string | null>(task.dueOn)
  const isChanged = startOn !== task.startOn || dueOn !== task.dueOn
  const edits: PlanEditInput[] =
    startOn === null || dueOn === null || !isChanged ? [] : [{ kind: 'move', taskId: task.id, startOn, dueOn }]
  const preview = usePlanPreview(project, edits)
  const { mutate, isPending, error } = useEndpointMutation(applyPlan)
  const save = () => {
    if (edits.length === 0 || preview.data === undefined || preview.isPlaceholderData) return
    const body = { edits, version: preview.data.version }
    const finish = (answer: { changes: readonly unknown[] }) => {
      notice.done(t('move.done', { count: Math.max(1, answer.changes.length) }))
      close()
    }
    mutate({ params: { id: project.id }, body }, { onSuccess: finish })
  }
  return (
    <Form onSubmit={save} error={error} isPending={isPending} submitLabel={t('task.saveDates')} onCancel={close}>
      <div className={classes.fields}>
        <DateField path="startOn" label={t('task.startOn')} value={startOn} onChange={setStartOn} />
        <DateField path="dueOn" label={t('task.dueOn')} value={dueOn} onChange={setDueOn} />
      </div>
      <PlanChangeView change={preview.data} error={preview.error} isWanted={edits.length > 0} />
    </Form>
  )
}
