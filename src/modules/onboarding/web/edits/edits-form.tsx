import type { ReactNode } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import {
  type AppliedPlan,
  applyPlan,
  listProjects,
  listReplanProposals,
  type PlanEditInput,
  type ProjectPage,
} from '../../contract.ts'
import { PlanChangeView, usePlanPreview } from '../plan/plan-change.tsx'
import { useUndo } from './use-undo.ts'

interface EditsFormProps {
  project: ProjectPage
  /** Empty while nothing is chosen yet. */
  edits: readonly PlanEditInput[]
  submitLabel: string
  close: () => void
  /** What is said once it is done; the number of moved tasks where left out. */
  done?: string
  children?: ReactNode
}

/** A change of the plan: the preview says what goes where and what it means for the value date; applying does just that. */
export function EditsForm({ project, edits, submitLabel, close, done, children }: EditsFormProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const undo = useUndo(project)
  const preview = usePlanPreview(project, edits)
  const { mutate, isPending, error } = useEndpointMutation(applyPlan, {
    refreshes: [listProjects, listReplanProposals],
  })
  const apply = () => {
    if (edits.length === 0 || preview.data === undefined || preview.isPlaceholderData) return
    const body = { edits: [...edits], version: preview.data.version }
    const finish = ({ changes, changeId }: AppliedPlan) => {
      notice.done(done ?? t('move.done', { count: changes.length }), undo(changeId))
      close()
    }
    mutate({ params: { id: project.id }, body }, { onSuccess: finish })
  }
  return (
    <Form
      onSubmit={apply}
      error={error}
      isPending={isPending || preview.isAwaited}
      submitLabel={submitLabel}
      onCancel={close}
    >
      {children}
      <PlanChangeView change={preview.data} error={preview.error} isWanted={edits.length > 0} />
    </Form>
  )
}
