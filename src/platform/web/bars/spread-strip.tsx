import { useMessages } from '../messages/index.ts'
import classes from './bars.module.css'
import { linePaths, placeOn, type Spread } from './spread.ts'

interface SpreadStripProps {
  label: string
  spread: Spread
  /** Writes a value for people: `(days) => '42日'`. */
  format: (value: number) => string
  /** A value to compare with: a limit or the reader's own customer. */
  mark?: { label: string; value: number }
}

/** A distribution in one line: from lowest to highest, the middle half as a block, the median as a stroke. */
export function SpreadStrip({ label, spread, format, mark }: SpreadStripProps) {
  const { t } = useMessages('platform')
  const { lowest, firstQuartile, median, thirdQuartile, highest } = spread
  const place = placeOn(Math.min(lowest, mark?.value ?? lowest), Math.max(highest, mark?.value ?? highest))
  const at = (value: number) => ({ insetInlineStart: `${place(value)}%` })
  return (
    <figure className={classes.spread} aria-label={label}>
      <div className={classes.strip} aria-hidden="true">
        <div className={classes.whisker} style={{ ...at(lowest), inlineSize: `${place(highest) - place(lowest)}%` }} />
        <div
          className={classes.half}
          style={{ ...at(firstQuartile), inlineSize: `${place(thirdQuartile) - place(firstQuartile)}%` }}
        />
        <div className={classes.median} style={at(median)} />
        {mark && <div className={classes.mark} style={at(mark.value)} />}
      </div>
      <figcaption className={classes.captions}>
        <b>{t('chart.from', { label: t('chart.median'), value: format(median) })}</b>
        <span>
          {t('chart.from', {
            label: t('chart.quartiles'),
            value: `${format(firstQuartile)}–${format(thirdQuartile)}`,
          })}
        </span>
        <span>{t('chart.from', { label: t('chart.range'), value: `${format(lowest)}–${format(highest)}` })}</span>
        {mark && <span data-mark="true">{t('chart.from', { label: mark.label, value: format(mark.value) })}</span>}
      </figcaption>
    </figure>
  )
}

/** How a number went, without axes; the last value is written beside it. Gaps stay gaps. */
export function Sparkline({
  label,
  values,
  last,
}: {
  label: string
  values: readonly (number | undefined)[]
  last: string
}) {
  return (
    <span className={classes.spark} role="img" aria-label={label}>
      <svg viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
        {linePaths(values).map((path) => (
          <path key={path} d={path} />
        ))}
      </svg>
      <span>{last}</span>
    </span>
  )
}
