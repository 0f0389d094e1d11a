import { PageLink } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { Page, PageHeader, PageSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { listScorecards } from '../../contract.ts'
import classes from '../health.module.css'
import own from './scorecards.module.css'

/** By which scorecard which customers are judged. */
export function ScorecardsPage() {
  const { t, language } = useMessages('health')
  const { data, error, refetch } = useEndpoint(listScorecards, {})
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <PageSkeleton />
  return (
    <Page>
      <PageHeader
        title={t('scorecards.title')}
        answer={t('scorecards.answer', { count: data.items.length })}
        parent={{ label: t('settings'), to: '/settings' }}
      />
      <Section title={t('scorecards.list')} note={t('scorecards.note')}>
        <ul className={classes.list}>
          {data.items.map((card) => (
            <li key={card.key} className={own.card}>
              <div className={classes.note}>
                <PageLink to={`/settings/scorecards/${card.key}`} fw={600}>
                  {card.name[language]}
                </PageLink>
                <Tag>{t('scorecards.version', { version: card.version })}</Tag>
                {card.hasDraft && <Tag level="watch">{t('scorecards.hasDraft')}</Tag>}
              </div>
              <p className={classes.quiet}>
                {t('scorecards.about', {
                  phases: card.phases.map((each) => t(`phase.${each}`)).join(t('comma')),
                  models: card.touchModels.map((each) => t(`model.${each}`)).join(t('comma')),
                  measures: card.measures,
                  customers: card.customers,
                })}
              </p>
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  )
}
