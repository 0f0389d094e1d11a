import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import classes from './segment.module.css'

interface Day {
  on: string
  count: number
  entered: number
  left: number
}

interface HistorySectionProps {
  history: { data: { days: Day[] } | undefined; error: unknown; refetch: () => void }
}

const shownMoves = 10

/** How many customers there were day by day, and on which days some came and went. */
export function HistorySection({ history: { data, error, refetch } }: HistorySectionProps) {
  const { t } = useMessages('segments')
  const { number, date } = useFormats()
  const days = data?.days ?? []
  const moves = days.filter(({ entered, left }) => entered + left > 0).toReversed()
  const first = days[0]
  const last = days.at(-1)
  return (
    <Section title={t('history.title')} framed>
      {error !== null && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {error === null && !data && <ListSkeleton rows={3} />}
      {first && last && (
        <>
          {days.length > 1 && <HistoryChart days={days} label={t('history.chart', { from: date(first.on) })} />}
          {days.length > 1 && <p className={classes.quiet}>{t('history.legend')}</p>}
          <div className={classes.ends}>
            <span>{t('history.end', { on: date(first.on), count: number(first.count) })}</span>
            {days.length > 1 && <span>{t('history.end', { on: date(last.on), count: number(last.count) })}</span>}
          </div>
          <ul className={classes.moves}>
            {moves.slice(0, shownMoves).map(({ on, entered, left }) => (
              <li key={on}>
                <span>{date(on)}</span>
                <span>{t('history.moved', { entered: number(entered), left: number(left) })}</span>
              </li>
            ))}
          </ul>
          {moves.length > shownMoves && (
            <p className={classes.quiet}>{t('history.more', { count: moves.length - shownMoves })}</p>
          )}
        </>
      )}
    </Section>
  )
}

const height = 100

/** The number as a line, comings above and goings below the middle as bars. */
function HistoryChart({ days, label }: { days: readonly Day[]; label: string }) {
  const top = Math.max(1, ...days.map(({ count }) => count))
  const most = Math.max(1, ...days.map(({ entered, left }) => Math.max(entered, left)))
  const step = 300 / days.length
  const y = (count: number) => height - (count / top) * (height - 4) - 2
  const points = days.map(({ count }, index) => `${(index + 0.5) * step},${y(count)}`).join(' ')
  const bar = (moved: number) => (moved / most) * (height / 2 - 2)
  return (
    <svg
      className={classes.chart}
      viewBox={`0 0 300 ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <line className={classes.middle} x1="0" x2="300" y1={height / 2} y2={height / 2} />
      {days.map(({ on, entered, left }, index) => (
        <g key={on}>
          {entered > 0 && (
            <rect
              className={classes.entered}
              x={index * step}
              width={step * 0.8}
              y={height / 2 - bar(entered)}
              height={bar(entered)}
            />
          )}
          {left > 0 && (
            <rect className={classes.left} x={index * step} width={step * 0.8} y={height / 2} height={bar(left)} />
          )}
        </g>
      ))}
      <polyline className={classes.line} points={points} />
    </svg>
  )
}
