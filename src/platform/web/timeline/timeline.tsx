import type { ReactNode } from 'react'
import { useMessages } from '../messages/index.ts'
import type { StatusLevel } from '../status/index.ts'
import classes from './timeline.module.css'

export interface TimelineEntry {
  id: string
  /** ISO instant or plain date, for machines. */
  at: string
  /** The same for people, already formatted: `14:05`. */
  time: string
  title: ReactNode
  /** Who did it. */
  by?: string
  body?: ReactNode
  level?: StatusLevel
}

export interface TimelineDay {
  /** Plain date; also the key. */
  date: string
  /** The same for people, already formatted. */
  label: string
  entries: readonly TimelineEntry[]
}

/** What happened, newest first as given, under its days. */
export function Timeline({ days, label }: { days: readonly TimelineDay[]; label: string }) {
  const { t } = useMessages('platform')
  if (days.length === 0) return <p className={classes.empty}>{t('timeline.empty')}</p>
  return (
    <section className={classes.timeline} aria-label={label}>
      {days.map((day) => (
        <section key={day.date} aria-label={day.label}>
          <h3 className={classes.day}>{day.label}</h3>
          {day.entries.map((entry) => (
            <article key={entry.id} className={classes.entry} data-level={entry.level}>
              <div className={classes.head}>
                <span className={classes.title}>{entry.title}</span>
                <span className={classes.by}>
                  {entry.by && <span>{entry.by}</span>}
                  <time dateTime={entry.at}>{entry.time}</time>
                </span>
              </div>
              {entry.body && <div className={classes.body}>{entry.body}</div>}
            </article>
          ))}
        </section>
      ))}
    </section>
  )
}
