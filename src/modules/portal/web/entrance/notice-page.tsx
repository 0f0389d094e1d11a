import type { ReactNode } from 'react'
import { useMessages } from '#platform/web/messages/index.ts'
import classes from './entrance.module.css'
import { LinkByMail } from './link-by-mail.tsx'

/** A page that says one thing. */
export function NoticePage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={classes.page}>
      <title>{title}</title>
      <h1 className={classes.title}>{title}</h1>
      {children}
    </div>
  )
}

/** For whoever comes without a link, or whose link has ended while they were away. */
export function ClosedDoor() {
  const { t } = useMessages('portal')
  return (
    <NoticePage title={t('door.closed')}>
      <p>{t('door.closedHint')}</p>
      <LinkByMail />
    </NoticePage>
  )
}
