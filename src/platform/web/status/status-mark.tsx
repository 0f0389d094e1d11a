import { useMessages } from '../messages/index.ts'
import classes from './status.module.css'

export type StatusLevel = 'good' | 'watch' | 'risk' | 'unknown'

const symbols = {
  good: <circle cx="6" cy="6" r="4.5" />,
  watch: <path d="M6 1.2 11.2 10.6H.8Z" />,
  risk: <rect x="1.6" y="1.6" width="8.8" height="8.8" rx="1" />,
  unknown: <rect x="1" y="5" width="10" height="2" rx="1" />,
} satisfies Record<StatusLevel, unknown>

/** A status by symbol, word and colour. `label` replaces the word, never the symbol. */
export function StatusMark({ level, label, filled }: { level: StatusLevel; label?: string; filled?: boolean }) {
  const { t } = useMessages('platform')
  return (
    <span className={classes.mark} data-level={level} data-filled={filled ?? false}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {symbols[level]}
      </svg>
      {label ?? t(`status.${level}`)}
    </span>
  )
}

/** A short fact beside a name: plan, phase, owner side. */
export function Tag({ children, level }: { children: string; level?: StatusLevel }) {
  return (
    <span className={classes.tag} data-level={level}>
      {children}
    </span>
  )
}
