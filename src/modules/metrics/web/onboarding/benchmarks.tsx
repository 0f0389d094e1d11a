import { PageLink } from '#platform/web/address/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { OnboardingReport } from '../../onboarding-contract.ts'
import { BenchmarkBands } from '../benchmark-table.tsx'
import classes from './onboarding.module.css'
import { type OnboardingAddress, onboardingReportPath } from './report-address.ts'

interface BenchmarksProps {
  benchmarks: OnboardingReport['benchmarks']
  address: OnboardingAddress
}

/** The bands, with the medians of the report's cohort. */
export function Benchmarks({ benchmarks, address }: BenchmarksProps) {
  const { t } = useMessages('metrics')
  const { duration, number } = useFormats()
  const rows = benchmarks.map(({ n, median, ...rest }) => ({
    ...rest,
    own: (
      <PageLink to={onboardingReportPath} search={{ ...address.search('time_to_value', rest.size), cut: 'size' }}>
        {median === null ? '—' : duration(Math.round(median))} {t('onboarding.sample', { n: number(n) })}
      </PageLink>
    ),
  }))
  return <BenchmarkBands rows={rows} className={classes.dense} />
}
