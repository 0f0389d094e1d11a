import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { PlanChange } from '../../contract.ts'
import { useText } from '../text.ts'
import classes from './change.module.css'

/** What a change means for the value date: first in days, then against the date that was agreed, then what would help. */
export function ValueEffect({ change }: { change: PlanChange }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const { valueDate } = change
  const count = change.changes.length + change.added.length + change.removed.length
  if (count === 0) return <p className={classes.effect}>{t('move.nothing')}</p>
  if (valueDate === null || valueDate.days === 0) {
    return <p className={classes.effect}>{t('move.valueStays', { count })}</p>
  }
  const words = { from: date(valueDate.from), to: date(valueDate.to), days: Math.abs(valueDate.days), count }
  return (
    <p className={classes.effect} data-level={valueDate.days > 0 ? 'watch' : 'good'}>
      {valueDate.days > 0 ? t('move.valueLater', words) : t('move.valueEarlier', words)}
    </p>
  )
}

/** By how much the plan misses the agreed value date, and what would make it fit; nothing where it fits. */
export function AgreedDate({ agreed }: { agreed: PlanChange['agreed'] }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const text = useText()
  if (agreed.missingDays === 0) return null
  const words = (way: PlanChange['agreed']['ways'][number]) =>
    way.kind === 'value_date'
      ? t('move.way.valueDate', { date: date(way.on) })
      : t(way.kind === 'phase_two' ? 'move.way.phaseTwo' : 'move.way.shorten', {
          name: text(way.task.name),
          count: way.days,
        })
  return (
    <section className={classes.effect} data-level="watch">
      {t('move.missesAgreed', { date: date(agreed.valueOn), count: agreed.missingDays })}
      <ul className={classes.ways}>
        {agreed.ways.map((way) => (
          <li key={way.kind === 'value_date' ? way.kind : `${way.kind} ${way.task.taskId}`}>{words(way)}</li>
        ))}
      </ul>
    </section>
  )
}
