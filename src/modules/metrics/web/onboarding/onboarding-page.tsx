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
import { onboardingCuts } from '../../domain/onboarding-figures.ts'
import { type OnboardingReport, readOnboardingReport } from '../../onboarding-contract.ts'
import { reportPath } from '../report-address.ts'
import sheet from '../time-to-value.module.css'
import { BehindDrawer } from './behind-drawer.tsx'
import { Benchmarks } from './benchmarks.tsx'
import { ExportButtons } from './export-buttons.tsx'
import { FigureRow, NotConnected } from './figures.tsx'
import { ForecastSection } from './forecast-section.tsx'
import classes from './onboarding.module.css'
import { type OnboardingAddress, useOnboardingAddress } from './report-address.ts'
import { GroupTable, StepTable, WeekTable } from './tables.tsx'
import { TrialsDrawer } from './trials-drawer.tsx'

const outcomes = ['time_to_value', 'value_30', 'value_60', 'value_90'] as const
const ends = ['completion', 'on_time', 'exam_score', 'exam_answered', 'health_at_end'] as const
const losses = ['churn', 'time_to_churn', 'retained_90'] as const
const leading = ['sale_to_kickoff', 'response', 'reply', 'attendance', 'homework', 'early_win_30'] as const
const terms = [
  'completion',
  'on_time',
  'value',
  'churn',
  'exam',
  'retained',
  'kickoff',
  'response',
  'reply',
  'attendance',
  'homework',
  'early_win',
  'steps',
  'aha',
  'forecast',
] as const

/** How onboarding goes: what came of it, what foretells it, and where work is stuck. */
export function OnboardingReportPage() {
  const { t } = useMessages('metrics')
  const { date } = useFormats()
  const address = useOnboardingAddress()
  const { cut, from, to } = address.state
  const { data, error, refetch } = useEndpoint(
    readOnboardingReport,
    { query: { cut, from, to } },
    { keepsPrevious: true },
  )
  const answer = useAnswer(data)
  return (
    <Page>
      <PageHeader title={t('onboarding.title')} answer={answer} />
      <Toolbar>
        <Select
          label={t('segment')}
          data={onboardingCuts.map((value) => ({ value, label: t(`onboarding.cuts.${value}`) }))}
          value={cut}
          onChange={(value) =>
            address.change({ cut: onboardingCuts.find((each) => each === value) ?? 'none', value: undefined })
          }
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
        <PageLink to={reportPath}>{t('title')}</PageLink>
        <PageLink to="/reports/graduation">{t('graduation.title')}</PageLink>
      </Toolbar>
      {error && <ProblemState thrown={error} onRetry={refetch} />}
      {!data && !error && <ListSkeleton rows={8} />}
      {data?.overall.started === 0 && <EmptyState title={t('none')} text={t('onboarding.noneDetail')} />}
      {data && data.overall.started > 0 && (
        <>
          <Report data={data} address={address} />
          <p className={classes.note}>{data.countedOn && t('onboarding.countedOn', { date: date(data.countedOn) })}</p>
        </>
      )}
      <BehindDrawer address={address} />
      <TrialsDrawer address={address} />
    </Page>
  )
}

function Report({ data, address }: { data: OnboardingReport; address: OnboardingAddress }) {
  const { t } = useMessages('metrics')
  const { overall, groups, weeks, steps, benchmarks, minimumForShares: minimum } = data
  return (
    <>
      <Section title={t('onboarding.sections.outcomes')} actions={<ExportButtons table="figures" address={address} />}>
        <FigureRow group={overall} figures={outcomes} address={address} />
        <FigureRow group={overall} figures={ends} address={address} />
        <FigureRow group={overall} figures={losses} address={address} />
        <NotConnected figures={['nps', 'csat']} />
      </Section>
      <Section title={t('onboarding.sections.leading')} note={t('onboarding.sections.leadingNote')}>
        <FigureRow group={overall} figures={leading} address={address} />
        <NotConnected figures={['activation', 'early_usage']} />
      </Section>
      {address.state.cut !== 'none' && (
        <Section
          title={t(`onboarding.cuts.${address.state.cut}`)}
          count={groups.length}
          actions={<ExportButtons table="groups" address={address} />}
        >
          <GroupTable groups={groups} address={address} />
        </Section>
      )}
      <Section
        title={t('onboarding.steps.title')}
        note={t('onboarding.steps.note')}
        actions={<ExportButtons table="steps" address={address} />}
      >
        <StepTable steps={steps} address={address} />
      </Section>
      <Section
        title={t('onboarding.weeks.title')}
        note={t('onboarding.weeks.note')}
        actions={<ExportButtons table="weeks" address={address} />}
      >
        {weeks.length === 0 ? (
          <EmptyState title={t('onboarding.weeks.none')} />
        ) : (
          <WeekTable data={data} address={address} />
        )}
      </Section>
      <Section
        title={t('benchmark.title')}
        note={t('onboarding.benchmarkNote')}
        actions={<ExportButtons table="benchmarks" address={address} />}
      >
        <Benchmarks benchmarks={benchmarks} address={address} />
      </Section>
      <ForecastSection address={address} />
      <Section title={t('definitions.title')}>
        <dl className={sheet.definitions}>
          {terms.map((term) => (
            <div key={term}>
              <dt>{t(`onboarding.definitions.${term}.term`)}</dt>
              <dd>{t(`onboarding.definitions.${term}.meaning`, { minimum })}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </>
  )
}

function useAnswer(data: OnboardingReport | undefined) {
  const { t } = useMessages('metrics')
  const { number } = useFormats()
  if (!data || data.overall.started === 0) return undefined
  const { started, open } = data.overall
  const counts = t('onboarding.answer', { started: number(started), open: number(open) })
  const step = data.steps.find(({ element }) => element === data.bottleneck)
  if (!step || step.waiting.n === 0) return counts
  const words = {
    step: t(`onboarding.elements.${step.element}`),
    n: number(step.waiting.n),
    days: Math.round(step.waiting.days ?? 0),
  }
  return t('onboarding.answerStuck', { counts, ...words })
}
