import { useMessages } from '#platform/web/messages/index.ts'
import type { PortalTask } from '../../contract.ts'
import classes from './plan.module.css'

/** What a request consists of, in pieces, and when it counts as done. */
export function TaskWork({ task }: { task: PortalTask }) {
  const { t, language } = useMessages('portal')
  return (
    <>
      {task.chunks.length > 0 && (
        <ol className={classes.chunks}>
          {task.chunks.map((chunk) => (
            <li key={chunk.name.en}>
              {chunk.name[language]}{' '}
              <span className={classes.quiet}>{t('task.effort', { minutes: chunk.minutes })}</span>
            </li>
          ))}
        </ol>
      )}
      <p className={classes.quiet}>{t('task.doneWhen', { text: task.doneWhen[language] })}</p>
    </>
  )
}
