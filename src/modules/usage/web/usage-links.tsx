import { PageLink } from '#platform/web/address/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import classes from './usage.module.css'

const pages = [
  ['sources', '/settings/usage'],
  ['identity', '/settings/usage/identity'],
  ['features', '/settings/usage/features'],
  ['measures', '/settings/usage/measures'],
] as const

/** The ways between the pages of usage. */
export function UsageLinks() {
  const { t } = useMessages('usage')
  return (
    <nav className={classes.links} aria-label={t('links.title')}>
      {pages.map(([key, to]) => (
        <PageLink key={key} to={to}>
          {t(`links.${key}`)}
        </PageLink>
      ))}
    </nav>
  )
}
