import { useState } from 'react'
import { isChangedMeanwhile, useEndpointMutation } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { changeTask, type ProjectPage, type TaskView } from '../../contract.ts'
import { useUndo } from '../edits/use-undo.ts'

export type InlineField = 'name' | 'owner' | 'startOn' | 'dueOn' | 'effort'
type Change = Omit<
  Parameters<ReturnType<typeof useEndpointMutation<typeof changeTask>>['mutate']>[0]['body'],
  'version'
>

/** A change on its way, as the cell shows it before the server has answered. */
interface Sent {
  field: InlineField
  shown: string
  /** As it was typed or chosen. */
  typed: string
  change: Change
}

/**
 * Saves one field of a task where it stands. What was typed is shown at once; where somebody else was quicker it is kept beside
 * what they wrote, until a person says which of the two holds.
 */
export function useInlineSave(project: ProjectPage, task: TaskView) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const undo = useUndo(project)
  const { mutate, isPending } = useEndpointMutation(changeTask)
  const [sent, setSent] = useState<Sent>()
  const [conflict, setConflict] = useState<Sent>()
  const save = (wanted: Sent) => {
    setSent(wanted)
    setConflict(undefined)
    mutate(
      { params: { id: project.id, taskId: task.id }, body: { version: task.version, ...wanted.change } },
      {
        onSuccess: ({ changes, changeId }) => {
          const others = changes.filter(({ taskId }) => taskId !== task.id).length
          if (others > 0) notice.done(t('inline.pushed', { count: others }), undo(changeId))
          else notice.done(t('project.saved'), undo(changeId))
        },
        onError: (thrown) => {
          if (isChangedMeanwhile(thrown)) setConflict(wanted)
          else notice.failed(thrown)
        },
        onSettled: () => setSent(undefined),
      },
    )
  }
  return {
    isPending,
    /** What the cell shows: the text on its way, else the task's own. */
    shown: (field: InlineField, own: string) => (isPending && sent?.field === field ? sent.shown : own),
    save,
    conflict,
    /** What was typed counts, on top of what was changed meanwhile. */
    insist: () => conflict && save(conflict),
    yield: () => setConflict(undefined),
  }
}
export type InlineSave = ReturnType<typeof useInlineSave>
