import type { ReactNode } from 'react'
import { PageLink } from '../address/index.ts'
import type { StatusLevel } from '../status/index.ts'
import classes from './stat.module.css'

interface StatProps {
  label: string
  /** The number, already formatted. Undefined is shown as not known. */
  value: string | undefined
  unit?: string
  /** The list behind the number. Every number has one. */
  to?: string
  search?: Record<string, unknown>
  /** How it changed or what it is measured against. */
  note?: ReactNode
  level?: StatusLevel
}

/** One number that opens to the customers behind it. */
export function Stat({ label, value, unit, to, search, note, level }: StatProps) {
  const content = (
    <>
      <span className={classes.label}>{label}</span>
      <span className={classes.value} data-level={level}>
        {value ?? '—'}
        {value !== undefined && unit && <small>{unit}</small>}
      </span>
      {note && <span className={classes.note}>{note}</span>}
    </>
  )
  return to === undefined ? (
    <div className={classes.stat}>{content}</div>
  ) : (
    <PageLink to={to} {...(search ? { search } : {})} underline="never" className={classes.stat} c="inherit">
      {content}
    </PageLink>
  )
}

/** Numbers side by side on one sheet. */
export function StatRow({ children }: { children: ReactNode }) {
  return <div className={classes.row}>{children}</div>
}
