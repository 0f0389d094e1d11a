import { Outlet } from '@tanstack/react-router'
import { useBrand } from '#platform/web/brand/index.ts'
import { OfflineBanner } from '#platform/web/layout/index.ts'
import { languages, useLanguage, useMessages } from '#platform/web/messages/index.ts'
import classes from './frame.module.css'

/** What surrounds every page of a customer: whose it is, the content, and whom to ask. */
export function Frame() {
  const { t } = useMessages('frame')
  const brand = useBrand()
  const { language, setLanguage } = useLanguage()
  const other = languages.find((each) => each !== language) ?? language
  return (
    <div className={classes.frame}>
      <a href="#page" className={classes.skip}>
        {t('skip')}
      </a>
      <header className={classes.header}>
        <span className={classes.vendor}>{brand?.vendorName}</span>
        <button type="button" lang={other} className={classes.language} onClick={() => setLanguage(other)}>
          {t(`platform:language.${other}`)}
        </button>
      </header>
      <main id="page" className={classes.main} tabIndex={-1}>
        <OfflineBanner />
        <Outlet />
      </main>
      <footer className={classes.footer}>
        {brand?.contact && (
          <div className={classes.contact}>
            <span>{t('contact.title')}</span>
            <b>{t('contact.person', { vendor: brand.vendorName, name: brand.contact.name })}</b>
            {brand.contact.email && <a href={`mailto:${brand.contact.email}`}>{brand.contact.email}</a>}
            {brand.contact.phone && <a href={`tel:${brand.contact.phone}`}>{brand.contact.phone}</a>}
          </div>
        )}
        <small>{t('madeWith')}</small>
      </footer>
    </div>
  )
}
