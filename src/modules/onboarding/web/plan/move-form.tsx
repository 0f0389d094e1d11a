import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { applyPlan, type PlanEditInput } from '../../contract.ts'
import type { ProjectFormProps } from '../project/form-props.ts'
import classes from './change.module.css'
import { PlanChangeView, usePlanPreview } from './plan-change.tsx'

/** Moves the kickoff: the preview says what goes where and what it means for the value date; applying does just that. */
export function MoveForm({ project, close }: ProjectFormProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const planned = project.tasks.find((each) => each.id === project.kickoffTaskId)?.dueOn ?? project.kickoffOn
  const [heldOn, setHeldOn] = useState<string | null>(planned)
  const edits: PlanEditInput[] = heldOn === null || heldOn === planned ? [] : [{ kind: 'kickoff', on: heldOn }]
  const preview = usePlanPreview(project, edits)
  const { mutate, isPending, error } = useEndpointMutation(applyPlan)
  const apply = () => {
    if (edits.length === 0 || preview.data === undefined || preview.isPlaceholderData) return
    const body = { edits, version: preview.data.version }
    const finish = (change: { changes: readonly unknown[] }) => {
      notice.done(t('move.done', { count: change.changes.length }))
      close()
    }
    mutate({ params: { id: project.id }, body }, { onSuccess: finish })
  }
  return (
    <Form onSubmit={apply} error={error} isPending={isPending} submitLabel={t('move.apply')} onCancel={close}>
      <p className={classes.hint}>{t('move.explain')}</p>
      <div className={classes.fields}>
        <DateField path="startOn" label={t('move.heldOn')} value={heldOn} onChange={setHeldOn} />
      </div>
      <PlanChangeView change={preview.data} error={preview.error} isWanted={edits.length > 0} />
    </Form>
  )
}
