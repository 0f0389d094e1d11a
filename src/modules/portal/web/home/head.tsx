import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { ProgressBar } from '#platform/web/status/index.ts'
import type { PortalHome } from '../../contract.ts'
import classes from './home.module.css'

/** Whose page it is, where things stand in one sentence, and how far they have come. */
export function Head({ home }: { home: PortalHome }) {
  const { t } = useMessages('portal')
  const { date } = useFormats()
  const { project, customerName, contact, vendorName } = home
  const state = project ? stateOf(project, home.today) : 'none'
  const progress = project?.progress ?? null
  return (
    <header className={classes.head}>
      <title>{t('page', { customer: customerName })}</title>
      <p className={classes.whose}>{t('page', { customer: customerName })}</p>
      <h1 className={classes.sentence}>
        {t(`state.${state}`, { date: project ? date(project.valueOn, 'long') : '', product: home.productName })}
      </h1>
      {progress !== null && (
        <div className={classes.progress}>
          <span>{t('progress')}</span>
          <ProgressBar label={t('progress')} percent={progress * 100} />
        </div>
      )}
      {contact && <p className={classes.helper}>{t('helper', { vendor: vendorName, name: contact.name })}</p>}
    </header>
  )
}

/** A date that has gone by is being agreed anew; it is never held against anybody. */
function stateOf({ state, valueOn }: NonNullable<PortalHome['project']>, today: string) {
  return (state === 'planning' || state === 'running') && valueOn < today ? 'moving' : state
}
