import { useMessages } from '../messages/index.ts'
import classes from './status.module.css'
import type { StatusLevel } from './status-mark.tsx'

interface ProgressBarProps {
  /** What progresses, for those who do not see the bar. */
  label: string
  /** 0 to 100. */
  percent: number
  /** Where it should be by now, 0 to 100: a second line runs along. */
  plannedPercent?: number
  level?: StatusLevel
  /** Leaves out the figure beside the bar. */
  bare?: boolean
}

const bounded = (percent: number) => Math.min(100, Math.max(0, Math.round(percent)))

/** Progress as the product's two lines: what is done, and below it what was planned by today. */
export function ProgressBar({ label, percent, plannedPercent, level, bare = false }: ProgressBarProps) {
  const { t } = useMessages('platform')
  const done = bounded(percent)
  const plan = plannedPercent === undefined ? undefined : bounded(plannedPercent)
  const words =
    plan === undefined ? t('progress.value', { percent: done }) : t('progress.withPlan', { percent: done, plan })
  return (
    <div className={classes.progress}>
      <div
        className={classes.lines}
        role="progressbar"
        aria-label={label}
        aria-valuenow={done}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={words}
        title={words}
      >
        <div className={classes.done} data-level={level} style={{ inlineSize: `${done}%` }} />
        {plan !== undefined && <div className={classes.plan} style={{ inlineSize: `${plan}%` }} />}
      </div>
      {!bare && <span className={classes.figure}>{t('progress.value', { percent: done })}</span>}
    </div>
  )
}
