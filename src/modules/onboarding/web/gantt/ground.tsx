import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { ClosedDay } from '../../contract.ts'
import classes from './gantt-view.module.css'
import type { Scale } from './scale.ts'

/** Months above, days or Mondays below. */
export function GanttAxis({ scale }: { scale: Scale }) {
  const { date } = useFormats()
  return (
    <div className={classes.axis} aria-hidden="true">
      <span className={classes.corner} />
      <div className={classes.marks}>
        {scale.months.map(({ on, x, width }) => (
          <span key={on} className={classes.month} style={{ insetInlineStart: x, inlineSize: width }}>
            <span>{width > 50 ? date(on, 'month') : ''}</span>
          </span>
        ))}
        {scale.ticks.map(({ on, x }) => (
          <span key={on} className={classes.tick} style={{ insetInlineStart: x }}>
            {Number(on.slice(8))}
          </span>
        ))}
      </div>
    </div>
  )
}

interface GroundProps {
  scale: Scale
  closed: readonly ClosedDay[]
  valueOn: string
}

/** Behind the bars: days on which one side or both do not work, today, and the agreed value date. */
export function GanttGround({ scale, closed, valueOn }: GroundProps) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  return (
    <div className={classes.ground} aria-hidden="true">
      {closed.map(({ on, vendor, customer }) => (
        <span
          key={on}
          className={classes.closed}
          data-whose={vendor === null ? 'customer' : customer === null ? 'vendor' : 'both'}
          title={vendor?.name ?? customer?.name ?? undefined}
          style={{ insetInlineStart: scale.x(on), inlineSize: scale.dayWidth }}
        />
      ))}
      <span className={classes.line} data-kind="today" style={{ insetInlineStart: scale.x(today()) }}>
        <span>{t('gantt.today')}</span>
      </span>
      <span className={classes.line} data-kind="value" style={{ insetInlineStart: scale.x(valueOn) + scale.dayWidth }}>
        <span>{t('gantt.value')}</span>
      </span>
    </div>
  )
}
