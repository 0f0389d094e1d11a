import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { applyPlan, type PlanEditInput } from '../../contract.ts'
import type { ProjectFormProps } from '../project/form-props.ts'
import classes from './change.module.css'
import { PlanChangeView, usePlanPreview } from './plan-change.tsx'

/** Late work from today on, and off the days that are closed by now. */
const edits: readonly PlanEditInput[] = [{ kind: 'calendar' }, { kind: 'replan' }]

/** Makes the plan of what is left anew: the preview says what goes where; applying does just that. */
export function ReplanForm({ project, close }: ProjectFormProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const preview = usePlanPreview(project, edits)
  const { mutate, isPending, error } = useEndpointMutation(applyPlan)
  const apply = () => {
    if (preview.data === undefined || preview.data.changes.length === 0) return
    const body = { edits: [...edits], version: preview.data.version }
    const finish = (change: { changes: readonly unknown[] }) => {
      notice.done(t('move.done', { count: change.changes.length }))
      close()
    }
    mutate({ params: { id: project.id }, body }, { onSuccess: finish })
  }
  return (
    <Form onSubmit={apply} error={error} isPending={isPending} submitLabel={t('replan.apply')} onCancel={close}>
      <p className={classes.hint}>{t('replan.explain')}</p>
      <PlanChangeView change={preview.data} error={preview.error} isWanted />
    </Form>
  )
}
