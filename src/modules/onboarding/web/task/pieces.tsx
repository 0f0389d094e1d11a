import { Checkbox } from '@mantine/core'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { type ProjectPage, setTaskPiece, type TaskView } from '../../contract.ts'
import { canSettle } from '../standing.ts'
import { useText } from '../text.ts'
import classes from './sheet.module.css'

/** The pieces of a task, ticked one by one; the last one finishes it. */
export function Pieces({ project, task }: { project: ProjectPage; task: TaskView }) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const can = usePermissions()
  const notice = useNotice()
  const { mutate, isPending } = useEndpointMutation(setTaskPiece)
  const isEditable = can('onboarding.write') && canSettle(project, task.id) && task.status !== 'skipped'
  const set = (piece: number, isDone: boolean) =>
    mutate({ params: { id: project.id, taskId: task.id }, body: { piece, isDone } }, { onError: notice.failed })
  return (
    <ol className={classes.pieces}>
      {task.chunks.map((chunk, piece) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a piece has no identity but its place
        <li key={piece}>
          <Checkbox
            label={
              <>
                {text(chunk.name)} <span className={classes.quiet}>{t('task.minutes', { count: chunk.minutes })}</span>
              </>
            }
            checked={chunk.isDone}
            disabled={!isEditable || isPending}
            onChange={(event) => set(piece, event.currentTarget.checked)}
          />
        </li>
      ))}
    </ol>
  )
}
