import { useMessages } from '#platform/web/messages/index.ts'
import classes from './rail.module.css'

/** The product's sign: two lines that run alongside. */
export function BrandMark() {
  const { t } = useMessages('platform')
  return (
    <svg className={classes.brand} viewBox="0 0 32 32" role="img" aria-label={t('brand')}>
      <path d="M5 25C13.5 25 11.5 7 23 7" />
      <path d="M14.5 25.6C20.3 23.6 19.6 15.4 26 14.8" data-beside="true" />
    </svg>
  )
}
