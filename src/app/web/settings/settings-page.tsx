import { PageLink } from '#platform/web/address/index.ts'
import { Page, PageHeader } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { PageDeclaration } from '#platform/web/pages.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import classes from './settings-page.module.css'

/** The way to every page of settings that the person may open. */
export function SettingsPage({ pages }: { pages: readonly PageDeclaration[] }) {
  const { t } = useMessages('staff')
  const can = usePermissions()
  const places = pages
    .flatMap(({ path, permission, settings }) =>
      settings && (permission === undefined || can(permission)) ? [{ path, ...settings }] : [],
    )
    .sort((a, b) => a.order - b.order)
  return (
    <Page>
      <PageHeader title={t('settings.title')} />
      <ul className={classes.places}>
        {places.map(({ path, labelKey, hintKey, icon: PlaceIcon }) => (
          <li key={path}>
            <PageLink to={path} underline="never" className={classes.place}>
              <PlaceIcon size={20} stroke={1.6} aria-hidden="true" />
              <span>
                <b>{t(labelKey)}</b>
                <small>{t(hintKey)}</small>
              </span>
            </PageLink>
          </li>
        ))}
      </ul>
    </Page>
  )
}
