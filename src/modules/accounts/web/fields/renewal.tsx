import { daysBetween } from '#platform/kernel/dates.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import classes from './fields.module.css'
import { renewalLevel } from './renewal-level.ts'

/** The renewal date with the days that are left, marked when it is near. */
export function Renewal({ on, isOver = false }: { on: string | null; isOver?: boolean }) {
  const { t } = useMessages('accounts')
  const { date, today } = useFormats()
  if (on === null) return <span className={classes.unknown}>—</span>
  const days = daysBetween(today(), on)
  const level = isOver ? undefined : renewalLevel(days)
  return (
    <span className={classes.renewal}>
      {date(on, 'plain')}
      {level && (
        <StatusMark
          level={level}
          label={days < 0 ? t('renewal.overdue', { count: -days }) : t('renewal.inDays', { count: days })}
        />
      )}
    </span>
  )
}
