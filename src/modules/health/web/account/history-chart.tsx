import { daysBetween } from '#platform/kernel/dates.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { HealthHistory } from '../../contract.ts'
import classes from '../health.module.css'

interface HistoryChartProps {
  history: HealthHistory
  day: string
  onDay: (day: string) => void
}

/** Lines between neighbouring days; a day without a score breaks them. */
function pathsOf(items: HealthHistory['items'], x: (day: string) => number): string[] {
  const paths: string[] = []
  let current = ''
  for (const [index, { day, score }] of items.entries()) {
    const before = items[index - 1]
    const isNext = before !== undefined && before.score !== null && daysBetween(before.day, day) <= 3
    if (score === null) continue
    const point = `${x(day).toFixed(2)} ${(100 - score).toFixed(1)}`
    if (current !== '' && isNext) current += ` L${point}`
    else {
      if (current) paths.push(current)
      // A single day is a dot: a line of no length with round ends.
      current = `M${point} l0.01 0`
      current += ` M${point}`
    }
  }
  return current ? [...paths, current] : paths
}

/** The score day by day before the bands; a press opens that day. */
export function HistoryChart({ history, day, onDay }: HistoryChartProps) {
  const { t } = useMessages('health')
  const { date } = useFormats()
  const { items, limits } = history
  const [first] = items
  const last = items.at(-1)
  if (first === undefined || last === undefined) return <p className={classes.quiet}>{t('history.none')}</p>
  const span = Math.max(1, daysBetween(first.day, last.day))
  const x = (of: string) => (daysBetween(first.day, of) / span) * 100
  const nearest = (place: number) =>
    items.reduce((best, each) => (Math.abs(x(each.day) - place) < Math.abs(x(best.day) - place) ? each : best), first)
  const scores = items.flatMap(({ score }) => (score === null ? [] : [score]))
  const summary = t('history.summary', {
    from: date(first.day, 'plain'),
    to: date(last.day, 'plain'),
    lowest: Math.min(...scores),
    highest: Math.max(...scores),
  })
  return (
    <figure className={classes.chart} aria-label={summary}>
      <div className={classes.axis} aria-hidden="true">
        {[100, limits.good, limits.watch, 0].map((each) => (
          <span key={each} style={{ insetBlockStart: `${100 - each}%` }}>
            {each}
          </span>
        ))}
      </div>
      <svg
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        aria-hidden="true"
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect()
          onDay(nearest(((event.clientX - box.left) / box.width) * 100).day)
        }}
      >
        <rect className={classes.goodBand} width="100" height={100 - limits.good} />
        <rect className={classes.watchBand} width="100" y={100 - limits.good} height={limits.good - limits.watch} />
        <rect className={classes.riskBand} width="100" y={100 - limits.watch} height={limits.watch} />
        {pathsOf(items, x).map((path) => (
          <path key={path} d={path} className={classes.line} />
        ))}
        {day >= first.day && day <= last.day && (
          <line className={classes.cursor} x1={x(day)} x2={x(day)} y1="0" y2="100" />
        )}
      </svg>
      <figcaption className={classes.captions}>
        <span>{date(first.day, 'plain')}</span>
        <span>{date(last.day, 'plain')}</span>
      </figcaption>
    </figure>
  )
}
