import { Checkbox } from '@mantine/core'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { type PortalTask, readPortalHome, setTaskPiece } from '../../contract.ts'
import { useMay } from '../home/may.ts'
import classes from './plan.module.css'

/** What a request consists of, in pieces to be ticked one by one, and when it counts as done. */
export function TaskWork({ task }: { task: PortalTask }) {
  const { t, language } = useMessages('portal')
  return (
    <>
      {task.chunks.length > 0 && <Pieces task={task} />}
      <p className={classes.quiet}>{t('task.doneWhen', { text: task.doneWhen[language] })}</p>
    </>
  )
}

function Pieces({ task }: { task: PortalTask }) {
  const { t, language } = useMessages('portal')
  const may = useMay()
  const notice = useNotice()
  const { mutate, isPending, variables } = useEndpointMutation(setTaskPiece, { refreshes: [readPortalHome] })
  const set = (piece: number, isDone: boolean) =>
    mutate({ params: { id: task.id }, body: { piece, isDone } }, { onError: notice.failed })
  const done = task.chunks.filter(({ isDone }) => isDone).length
  return (
    <fieldset className={classes.pieces}>
      <legend className={classes.quiet}>{t('task.pieces', { done, all: task.chunks.length })}</legend>
      {task.chunks.map((chunk, piece) => (
        <Checkbox
          // biome-ignore lint/suspicious/noArrayIndexKey: a piece has no identity but its place
          key={piece}
          size="md"
          label={
            <>
              {chunk.name[language]}{' '}
              <span className={classes.quiet}>{t('task.effort', { minutes: chunk.minutes })}</span>
            </>
          }
          checked={isPending && variables?.body.piece === piece ? variables.body.isDone : chunk.isDone}
          disabled={!may('do_homework') || isPending}
          onChange={(event) => set(piece, event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  )
}
