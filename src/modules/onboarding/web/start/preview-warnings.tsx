import { useMessages } from '#platform/web/messages/index.ts'
import type { PlanPreview } from '../../contract.ts'
import { useText } from '../text.ts'
import classes from './start.module.css'

/** Where the days do not fit: how much the work is compressed, and what collides. */
export function PreviewWarnings({ plan }: { plan: PlanPreview }) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const nameOf = (key: string) => {
    const task = plan.tasks.find((each) => each.key === key)
    return task ? text(task.name) : key
  }
  if (plan.compressedByDays === 0 && plan.conflicts.length === 0)
    return <p className={classes.fits}>{t('preview.fits')}</p>
  return (
    <ul className={classes.warnings}>
      {plan.compressedByDays > 0 && <li>{t('preview.compressed', { count: plan.compressedByDays })}</li>}
      {plan.conflicts.map(({ code, taskKey, days }) => (
        <li key={`${code}-${taskKey}`}>{t(`preview.conflict.${code}`, { name: nameOf(taskKey), count: days })}</li>
      ))}
    </ul>
  )
}
