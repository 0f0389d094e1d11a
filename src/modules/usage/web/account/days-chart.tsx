import { addDays, daysBetween } from '#platform/kernel/dates.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { AccountUsage } from '../../contract.ts'
import classes from '../usage.module.css'

const shownDays = 90
const height = 40

interface DaysChartProps {
  asOf: string
  days: AccountUsage['days']
}

/** People and events day by day, each by its own scale, on one calendar. */
export function DaysChart({ asOf, days }: DaysChartProps) {
  const { t } = useMessages('usage')
  const { date } = useFormats()
  const first = addDays(asOf, 1 - shownDays)
  return (
    <figure className={classes.chart}>
      <Bars kind="people" first={first} days={days} />
      <Bars kind="events" first={first} days={days} />
      <figcaption className={classes.ends}>
        <span>{date(first, 'plain')}</span>
        <span>{date(asOf, 'plain')}</span>
      </figcaption>
      <details>
        <summary>{t('chart.table')}</summary>
        <ul className={classes.items}>
          {days.toReversed().map(({ day, events, people }) => (
            <li key={day} className={classes.line}>
              <span className={classes.grow}>{date(day)}</span>
              <span>{t('chart.day', { people, events })}</span>
            </li>
          ))}
        </ul>
      </details>
    </figure>
  )
}

interface BarsProps {
  kind: 'people' | 'events'
  first: string
  days: DaysChartProps['days']
}

function Bars({ kind, first, days }: BarsProps) {
  const { t } = useMessages('usage')
  const { number, date } = useFormats()
  const most = Math.max(1, ...days.map((day) => day[kind]))
  const label = t(`chart.${kind}`, { most: number(most), active: days.length, from: date(first, 'plain') })
  return (
    <div className={classes.bars}>
      <p className={classes.quiet}>{label}</p>
      <svg viewBox={`0 0 ${shownDays} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
        <line className={classes.base} x1="0" x2={shownDays} y1={height} y2={height} />
        {days.map((day) => {
          const tall = day[kind] === 0 ? 0 : Math.max(1, (day[kind] / most) * height)
          return (
            <rect
              key={day.day}
              data-kind={kind}
              x={daysBetween(first, day.day) + 0.1}
              y={height - tall}
              width={0.8}
              height={tall}
            >
              <title>{t('chart.on', { on: date(day.day), count: number(day[kind]) })}</title>
            </rect>
          )
        })}
      </svg>
    </div>
  )
}
