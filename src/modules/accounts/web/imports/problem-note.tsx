import { asProblem } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import classes from './imports.module.css'

/** Why the last step was refused, beside the button that was pressed. */
export function ProblemNote({ thrown }: { thrown: unknown }) {
  const { t } = useMessages('platform')
  if (!thrown) return null
  const { kind, code, title, detail } = asProblem(thrown)
  const words = code === 'platform.unreachable' ? 'problem.unreachable' : `problem.${kind}`
  return (
    <p className={classes.problem} role="alert">
      {title || t(`${words}.title`)} {detail ?? (title ? '' : t(`${words}.detail`))}
    </p>
  )
}
