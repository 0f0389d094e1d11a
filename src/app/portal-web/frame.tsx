import { Outlet } from '@tanstack/react-router'
import { choosePortalLanguage } from '#modules/portal/contract.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useBrand } from '#platform/web/brand/index.ts'
import { OfflineBanner } from '#platform/web/layout/index.ts'
import { languages, useLanguage, useMessages } from '#platform/web/messages/index.ts'
import classes from './frame.module.css'

/** What surrounds every page of a customer: whose it is, the content, and whom to ask. */
export function Frame() {
  const { t } = useMessages('frame')
  const brand = useBrand()
  const { language, setLanguage } = useLanguage()
  const { mutate: keep } = useEndpointMutation(choosePortalLanguage, { refreshes: [] })
  const other = languages.find((each) => each !== language) ?? language
  const change = () => {
    setLanguage(other)
    // Only whoever is let in is known, and only the open page shows a brand: their mails follow the choice.
    if (brand) keep({ body: { locale: other } })
  }
  return (
    <div className={classes.frame}>
      <a href="#page" className={classes.skip}>
        {t('skip')}
      </a>
      <header className={classes.header}>
        {brand?.logo ? (
          <img src={brand.logo} alt={brand.vendorName} className={classes.logo} />
        ) : (
          <span className={classes.vendor}>{brand?.vendorName}</span>
        )}
        <button type="button" lang={other} className={classes.language} onClick={change}>
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
