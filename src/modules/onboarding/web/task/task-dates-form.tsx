import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { changeTask, type ProjectPage, type TaskView } from '../../contract.ts'
import classes from '../plan/change.module.css'
import { type Move, PlanChangeView, useMovePreview } from '../plan/plan-change.tsx'

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
  const move: Move | undefined =
    startOn === null || dueOn === null || !isChanged
      ? undefined
      : { taskId: task.id, startOn, dueOn, successors: 'push' }
  const preview = useMovePreview(project, move)
  const { mutate, isPending, error } = useEndpointMutation(changeTask)
  const save = () => {
    if (startOn === null || dueOn === null || !isChanged) return
    const finish = (answer: { changes: readonly unknown[] }) => {
      notice.done(t('move.done', { count: Math.max(1, answer.changes.length) }))
      close()
    }
    const params = { id: project.id, taskId: task.id }
    mutate({ params, body: { version: task.version, startOn, dueOn } }, { onSuccess: finish })
  }
  return (
    <Form onSubmit={save} error={error} isPending={isPending} submitLabel={t('task.saveDates')} onCancel={close}>
      <div className={classes.fields}>
        <DateField path="startOn" label={t('task.startOn')} value={startOn} onChange={setStartOn} />
        <DateField path="dueOn" label={t('task.dueOn')} value={dueOn} onChange={setDueOn} />
      </div>
      <PlanChangeView change={preview.data} error={preview.error} isWanted={move !== undefined} />
    </Form>
  )
}
