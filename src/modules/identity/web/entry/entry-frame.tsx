import type { ReactNode } from 'react'
import { languages, useLanguage, useMessages } from '#platform/web/messages/index.ts'
import classes from './entry.module.css'

interface EntryFrameProps {
  title: string
  lead?: ReactNode
  width?: 'narrow' | 'wide'
  children: ReactNode
}

/** A page outside the product's frame: one sheet with one thing to do, and the choice of language below. */
export function EntryFrame({ title, lead, width = 'narrow', children }: EntryFrameProps) {
  const { t } = useMessages('identity')
  const { language, setLanguage } = useLanguage()
  return (
    <div className={classes.entry}>
      <title>{t('platform:page.title', { title })}</title>
      <header className={classes.brand}>
        <img src="/favicon.svg" alt="" />
        {t('entry.brand')}
      </header>
      <main className={classes.sheet} data-width={width}>
        <div>
          <h1 className={classes.title}>{title}</h1>
          {lead && <p className={classes.lead}>{lead}</p>}
        </div>
        {children}
      </main>
      <nav className={classes.foot} aria-label={t('entry.language')}>
        {languages.map((each) => (
          <button
            key={each}
            type="button"
            lang={each}
            className={classes.language}
            aria-pressed={each === language}
            onClick={() => setLanguage(each)}
          >
            {t(`platform:language.${each}`)}
          </button>
        ))}
      </nav>
    </div>
  )
}
