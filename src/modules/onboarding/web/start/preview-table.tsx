import { daysBetween, startOfWeek } from '#platform/kernel/dates.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { PlanPreview } from '../../contract.ts'
import { useText } from '../text.ts'
import classes from './start.module.css'

/** The work by the week in which it is due. */
export function PreviewTable({ plan }: { plan: PlanPreview }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const text = useText()
  const first = startOfWeek(plan.tasks.map((task) => task.startOn).toSorted()[0] ?? plan.valueOn)
  const weeks = Map.groupBy(
    plan.tasks.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1)),
    (task) => Math.floor(daysBetween(first, task.dueOn) / 7) + 1,
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <ol className={classes.weeks} tabIndex={0} aria-label={t('preview.byWeek')}>
      {[...weeks].map(([week, tasks]) => (
        <li key={week}>
          <h3>{t('preview.week', { week })}</h3>
          <ul>
            {tasks.map((task) => (
              <li key={task.key} data-milestone={task.isMilestone}>
                <span className={classes.weekTask}>{text(task.name)}</span>
                <span className={classes.weekSide}>{t(`side.${task.side}`)}</span>
                <span className={classes.weekDue}>{date(task.dueOn)}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
