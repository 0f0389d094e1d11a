import { Select } from '@mantine/core'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { DateField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import {
  EmptyState,
  ListSkeleton,
  Page,
  PageHeader,
  ProblemState,
  Section,
  Toolbar,
} from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { readTimeToValue, segmentSchema, type TimeToValueSummary } from '../contract.ts'
import { BenchmarkTable } from './benchmark-table.tsx'
import { CustomerDrawer } from './customer-drawer.tsx'
import { Definitions } from './definitions.tsx'
import { useReportAddress } from './report-address.ts'
import { SegmentList } from './segment-list.tsx'
import { Figures, Shares, SpreadOf } from './summary-figures.tsx'
import classes from './time-to-value.module.css'

/** How long customers take to their first value, and who they are. */
export function TimeToValuePage() {
  const { t } = useMessages('metrics')
  const address = useReportAddress()
  const { segment, from, to } = address.state
  const { data, error, refetch } = useEndpoint(
    readTimeToValue,
    { query: { segment, from, to } },
    { keepsPrevious: true },
  )
  const answer = useAnswer(data?.overall)
  return (
    <Page>
      <PageHeader title={t('title')} answer={answer} />
      <Toolbar>
        <Select
          label={t('segment')}
          data={segmentSchema.options.map((value) => ({ value, label: t(`segments.${value}`) }))}
          value={segment}
          onChange={(value) => address.change({ segment: segmentSchema.catch('none').parse(value), value: undefined })}
          allowDeselect={false}
        />
        <DateField
          path="from"
          label={t('from')}
          value={from ?? null}
          onChange={(day) => address.change({ from: day ?? undefined })}
        />
        <DateField
          path="to"
          label={t('to')}
          value={to ?? null}
          onChange={(day) => address.change({ to: day ?? undefined })}
        />
        <PageLink to="/reports/onboarding">{t('onboarding.title')}</PageLink>
        <PageLink to="/reports/graduation">{t('graduation.title')}</PageLink>
      </Toolbar>
      {error && <ProblemState thrown={error} onRetry={refetch} />}
      {!data && !error && <ListSkeleton rows={8} />}
      {data?.overall.n === 0 && <EmptyState title={t('none')} text={t('noneDetail')} />}
      {data && data.overall.n > 0 && (
        <>
          <Figures summary={data.overall} address={address} />
          <Section title={t('spread')} note={t('spreadNote', { count: data.overall.reached.n })} framed>
            <div className={classes.bars}>
              <SpreadOf summary={data.overall} label={t('spread')} />
              <Shares summary={data.overall} label={t('shares')} address={address} />
            </div>
          </Section>
          {segment !== 'none' && (
            <Section title={t(`segments.${segment}`)} count={data.segments.length}>
              <SegmentList segment={segment} segments={data.segments} address={address} />
            </Section>
          )}
          <Section title={t('benchmark.title')} note={t('benchmark.note', data.sizeLimits)}>
            <BenchmarkTable benchmarks={data.benchmarks} address={address} />
          </Section>
          <Definitions minimum={data.minimumForShares} />
        </>
      )}
      <CustomerDrawer address={address} />
    </Page>
  )
}

function useAnswer(summary: TimeToValueSummary | undefined) {
  const { t } = useMessages('metrics')
  const { duration, number } = useFormats()
  if (!summary || summary.n === 0) return undefined
  const { n, reached, bands } = summary
  const counts = { n: number(n), reached: number(reached.n), open: number(bands.open + bands.open_past_90) }
  if (reached.median === null) return t('answerNone', counts)
  return t('answer', { ...counts, median: duration(reached.median) })
}
