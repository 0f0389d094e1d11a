import { useMessages } from '#platform/web/messages/index.ts'
import classes from '../plan/change.module.css'
import type { TaskFormProps } from '../task/task-dates-form.tsx'
import { EditsForm } from './edits-form.tsx'

/** Puts a task off until after the value, or takes it back into this plan. */
export function PhaseForm({ project, task, close }: TaskFormProps) {
  const { t } = useMessages('onboarding')
  const phase = task.phase === 2 ? 1 : 2
  return (
    <EditsForm
      project={project}
      edits={[{ kind: 'phase', taskId: task.id, phase }]}
      submitLabel={t(`edits.phase.apply${phase}`)}
      done={t(`edits.phase.done${phase}`)}
      close={close}
    >
      <p className={classes.hint}>{t(`edits.phase.explain${phase}`)}</p>
    </EditsForm>
  )
}
