import { type ReactNode, useId } from 'react'
import classes from './section.module.css'

interface SectionProps {
  /** By which a link on the page leads here. */
  id?: string
  title: string
  /** How many things are inside, beside the title. */
  count?: number
  /** One quiet sentence under the title. */
  note?: ReactNode
  actions?: ReactNode
  /** Draws the content on a sheet of its own. */
  framed?: boolean
  children: ReactNode
}

/** A titled part of a page. */
export function Section({ id, title, count, note, actions, framed = false, children }: SectionProps) {
  const titleId = useId()
  return (
    <section id={id} className={classes.section} aria-labelledby={titleId}>
      <div className={classes.head}>
        <h2 id={titleId} className={classes.title}>
          {title}
          {count !== undefined && <span className={classes.count}>{count}</span>}
        </h2>
        {actions && <div className={classes.actions}>{actions}</div>}
        {note && <p className={classes.note}>{note}</p>}
      </div>
      {framed ? <div className={classes.frame}>{children}</div> : children}
    </section>
  )
}

export interface Fact {
  label: string
  /** Undefined is shown as not known. */
  value: ReactNode
}

/** Facts side by side with their names; what is not known shows a dash. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ label, value }) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd data-unknown={value === undefined || value === null || value === ''}>
            {value || (value === 0 ? 0 : '—')}
          </dd>
        </div>
      ))}
    </dl>
  )
}
