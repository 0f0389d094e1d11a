import { Button, CopyButton, Skeleton } from '@mantine/core'
import { useNetwork } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useHome } from '../address/index.ts'
import { asProblem, useServerAway } from '../api/index.ts'
import { useMessages } from '../messages/index.ts'
import { useProblemWords } from './problem-words.ts'
import classes from './states.module.css'

interface EmptyStateProps {
  /** What this place is for. */
  title: string
  text?: ReactNode
  /** The one button to begin with; a second, quieter one may follow. */
  actions?: ReactNode
}

/** A place without content yet: what it is for, and how to begin. */
export function EmptyState({ title, text, actions }: EmptyStateProps) {
  return (
    <div className={classes.state}>
      <svg className={classes.lines} viewBox="0 0 64 40" aria-hidden="true">
        <path d="M4 36C26 36 22 4 60 4" />
        <path d="M30 37C46 33 44 18 60 17" data-beside="true" />
      </svg>
      <p className={classes.title}>{title}</p>
      {text && <p className={classes.text}>{text}</p>}
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  )
}

/** What went wrong, in words that say what to do, with the incident number where there is one. */
export function ProblemState({ thrown, onRetry }: { thrown: unknown; onRetry?: () => void }) {
  const { t } = useMessages('platform')
  const { kind, incidentId } = asProblem(thrown)
  const { title, detail } = useProblemWords()(thrown)
  const home = useHome()
  return (
    <div className={classes.state} role="alert">
      <p className={classes.title}>{title}</p>
      <p className={classes.text}>{detail}</p>
      {onRetry && (
        <div className={classes.actions}>
          <Button onClick={() => onRetry()}>{t('actions.retry')}</Button>
        </div>
      )}
      {kind === 'not_found' && home !== undefined && (
        <div className={classes.actions}>
          <Button component="a" href={home}>
            {t('state.home')}
          </Button>
        </div>
      )}
      {incidentId && (
        <p className={classes.incident}>
          {t('state.incident')} <code>{incidentId}</code>
          <CopyButton value={incidentId}>
            {({ copied, copy }) => (
              <Button size="compact-xs" variant="subtle" onClick={copy}>
                {copied ? t('state.copied') : t('state.copyIncident')}
              </Button>
            )}
          </CopyButton>
        </p>
      )}
    </div>
  )
}

/** A page on its way. */
export function PageSkeleton() {
  return (
    <div className={classes.pageSkeleton}>
      <Skeleton height={14} width={90} />
      <Skeleton height={26} width="min(520px, 80%)" />
      <ListSkeleton rows={8} />
    </div>
  )
}

/** Rows on their way. */
export function ListSkeleton({ rows = 5 }: { rows?: number }) {
  const { t } = useMessages('platform')
  return (
    <div className={classes.listSkeleton} role="status" aria-label={t('state.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no identity
        <Skeleton key={row} height={12} width={`${92 - ((row * 17) % 40)}%`} />
      ))}
    </div>
  )
}

/** Says that the device is offline or the server away, and only then; work goes on by itself when they are back. */
export function OfflineBanner() {
  const { t } = useMessages('platform')
  const { online } = useNetwork()
  const { isAway, askNow } = useServerAway()
  if (online && !isAway) return null
  return (
    <div className={classes.offline} role="status">
      {online ? t('state.serverAway') : t('state.offline')}
      {online && (
        <Button size="compact-xs" variant="subtle" onClick={() => void askNow()}>
          {t('actions.retry')}
        </Button>
      )}
    </div>
  )
}
