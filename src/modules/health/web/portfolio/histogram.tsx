import { useMessages } from '#platform/web/messages/index.ts'
import classes from '../health.module.css'

interface HistogramProps {
  counts: readonly number[]
  /** Before a change, as a second line of bars. */
  before?: readonly number[]
}

/** How many customers stand between 0–9, 10–19 … 90–100. */
export function Histogram({ counts, before }: HistogramProps) {
  const { t } = useMessages('health')
  const most = Math.max(1, ...counts, ...(before ?? []))
  return (
    <ul className={classes.histogram}>
      {counts.map((count, index) => {
        const range = t('portfolio.range', { from: index * 10, to: index === 9 ? 100 : index * 10 + 9 })
        return (
          <li key={range}>
            <span className={classes.range}>{range}</span>
            <span className={classes.bars} aria-hidden="true">
              {before && <i data-before="true" style={{ inlineSize: `${((before[index] ?? 0) / most) * 100}%` }} />}
              <i style={{ inlineSize: `${(count / most) * 100}%` }} />
            </span>
            <span className={classes.count}>
              {before ? t('portfolio.beforeAfter', { before: before[index] ?? 0, after: count }) : count}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
