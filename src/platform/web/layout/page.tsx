import { IconChevronLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { PageLink } from '../address/index.ts'
import { useMessages } from '../messages/index.ts'
import classes from './page.module.css'

/** The body of a page. `fill` gives the rest of the screen to one scrolling list; `text` keeps lines readable. */
export function Page({ children, width = 'wide' }: { children: ReactNode; width?: 'wide' | 'text' | 'fill' }) {
  return (
    <div className={classes.page} data-width={width}>
      {children}
    </div>
  )
}

interface PageHeaderProps {
  /** The name of the place: the page's heading and the window's title. */
  title: string
  /** The sentence the reader came for, first thing on the page. */
  answer?: ReactNode
  /** Where this page belongs, one step up. */
  parent?: { label: string; to: string }
  /** Status marks and tags beside the title. */
  marks?: ReactNode
  /** Buttons, the main one last. */
  actions?: ReactNode
}

export function PageHeader({ title, answer, parent, marks, actions }: PageHeaderProps) {
  const { t } = useMessages('platform')
  return (
    <header className={classes.header}>
      <title>{t('page.title', { title })}</title>
      <div className={classes.headerText}>
        {parent && (
          <PageLink to={parent.to} className={classes.parent}>
            <IconChevronLeft size={14} aria-hidden="true" />
            {parent.label}
          </PageLink>
        )}
        <div className={classes.titleLine}>
          <h1 className={answer === undefined ? classes.titleAlone : classes.title}>{title}</h1>
          {marks}
        </div>
        {answer !== undefined && <p className={classes.answer}>{answer}</p>}
      </div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </header>
  )
}

/** Filters and search above a list; wraps on a phone. */
export function Toolbar({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <div className={classes.toolbar}>
      <div className={classes.toolbarStart}>{children}</div>
      {end}
    </div>
  )
}

/** A detail page's two columns: the story in the middle, facts at the side (below it on a phone). */
export function DetailColumns({ children, side }: { children: ReactNode; side: ReactNode }) {
  return (
    <div className={classes.columns}>
      <div className={classes.main}>{children}</div>
      <aside className={classes.side}>{side}</aside>
    </div>
  )
}
