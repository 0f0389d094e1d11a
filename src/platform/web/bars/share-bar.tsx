import { PageLink } from '../address/index.ts'
import { useMessages } from '../messages/index.ts'
import type { StatusLevel } from '../status/index.ts'
import classes from './bars.module.css'

export interface Share {
  key: string
  label: string
  value: number
  level?: StatusLevel
  /** The list behind this share. */
  to?: string
}

/** Parts of a whole in one bar, each named and counted below it; parts of nothing are listed too. */
export function ShareBar({ label, shares }: { label: string; shares: readonly Share[] }) {
  const { t } = useMessages('platform')
  const total = shares.reduce((sum, share) => sum + share.value, 0)
  const percentOf = (value: number) => (total === 0 ? 0 : Math.round((value / total) * 100))
  return (
    <figure className={classes.shares} aria-label={label}>
      <div className={classes.shareBar} aria-hidden="true">
        {shares
          .filter((share) => share.value > 0)
          .map((share) => (
            <div
              key={share.key}
              data-level={share.level}
              data-order={shares.indexOf(share)}
              style={{ flexGrow: share.value }}
            />
          ))}
      </div>
      <ul className={classes.legend}>
        {shares.map((share, order) => (
          <li key={share.key} data-level={share.level} data-order={order}>
            {share.to ? (
              <PageLink to={share.to} c="inherit">
                {t('chart.share', { label: share.label, value: share.value, percent: percentOf(share.value) })}
              </PageLink>
            ) : (
              t('chart.share', { label: share.label, value: share.value, percent: percentOf(share.value) })
            )}
          </li>
        ))}
      </ul>
    </figure>
  )
}
