import { z } from 'zod'
import { PageLink, useAddressState } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { EmptyState, Page, PageHeader, PageSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { Stat, StatRow } from '#platform/web/stat/index.ts'
import { type Portfolio, readPortfolio } from '../../contract.ts'
import { AlertList } from '../account/alert-list.tsx'
import classes from '../health.module.css'
import { levelOf } from '../value-words.ts'
import { CustomerList } from './customer-list.tsx'
import { Histogram } from './histogram.tsx'
import { Movers } from './movers.tsx'

const schema = z.object({
  band: z.enum(['good', 'watch', 'risk', 'held', 'unknown']).optional().catch(undefined),
  only: z.enum(['reference', 'decided']).optional().catch(undefined),
})

/** All customers: how many stand how, who moved, and of whom hardly anything is known. */
export function HealthPage() {
  const { t } = useMessages('health')
  const { date } = useFormats()
  const [filter, change] = useAddressState(schema)
  const { data, error, refetch } = useEndpoint(readPortfolio, {})
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <PageSkeleton />
  return (
    <Page>
      <PageHeader title={t('portfolio.title')} answer={<Answer of={data} />} />
      {data.customers === 0 ? (
        <EmptyState title={t('portfolio.emptyTitle')} text={t('portfolio.emptyText')} />
      ) : (
        <>
          <Figures of={data} />
          <AlertList />
          <div className={classes.columns}>
            <Section title={t('portfolio.distribution')} note={t('portfolio.distributionNote')} framed>
              <Histogram counts={data.histogram} />
            </Section>
            <Section
              title={t('portfolio.down')}
              count={data.movedDown}
              note={t('portfolio.since', { on: date(data.since) })}
              framed
            >
              <Movers movers={data.down} />
            </Section>
            <Section
              title={t('portfolio.up')}
              count={data.movedUp}
              note={t('portfolio.since', { on: date(data.since) })}
              framed
            >
              <Movers movers={data.up} />
            </Section>
          </div>
          <p className={classes.links}>
            <PageLink to="/health/back-test">{t('backTest.open')}</PageLink>
          </p>
          <CustomerList filter={filter} onFilter={change} />
        </>
      )}
    </Page>
  )
}

function Answer({ of }: { of: Portfolio }) {
  const { t } = useMessages('health')
  if (of.customers === 0) return t('portfolio.answerNone')
  return t('portfolio.answer', {
    risk: of.bands.risk,
    watch: of.bands.watch,
    customers: of.customers,
    down: of.movedDown,
  })
}

function Figures({ of }: { of: Portfolio }) {
  const { t } = useMessages('health')
  const { percent } = useFormats()
  const share = (count: number) => percent(of.customers === 0 ? 0 : count / of.customers, 0)
  return (
    <StatRow>
      {(['risk', 'watch', 'good', 'held', 'unknown'] as const).map((band) => (
        <Stat
          key={band}
          label={t(`portfolio.band.${band}`)}
          value={String(of.bands[band])}
          unit={t('portfolio.unit')}
          to="/health"
          search={{ band }}
          note={share(of.bands[band])}
          level={levelOf[band]}
        />
      ))}
      <Stat
        label={t('portfolio.reference')}
        value={String(of.reference)}
        unit={t('portfolio.unit')}
        to="/health"
        search={{ only: 'reference' }}
        note={share(of.reference)}
      />
      <Stat
        label={t('portfolio.decided')}
        value={String(of.decided)}
        unit={t('portfolio.unit')}
        to="/health"
        search={{ only: 'decided' }}
      />
    </StatRow>
  )
}
