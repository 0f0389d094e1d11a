import { PageLink } from '#platform/web/address/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ScrollRegion } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import type { OnboardingReport } from '../../onboarding-contract.ts'
import sheet from '../time-to-value.module.css'
import classes from './onboarding.module.css'
import { type OnboardingAddress, onboardingReportPath } from './report-address.ts'

const levels = { world_class: 'good', good: 'good', poor: 'watch' } as const

/** The own medians by size, beside the bands that the industry goes by. */
export function Benchmarks({
  benchmarks,
  address,
}: {
  benchmarks: OnboardingReport['benchmarks']
  address: OnboardingAddress
}) {
  const { t } = useMessages('metrics')
  const { duration, number } = useFormats()
  return (
    <ScrollRegion label={t('benchmark.title')} className={sheet.tableSheet}>
      <table className={`${sheet.table} ${classes.dense}`}>
        <thead>
          <tr>
            <th scope="col">{t('segments.size')}</th>
            <th scope="col">{t('benchmark.own')}</th>
            <th scope="col">{t('benchmark.grade')}</th>
            <th scope="col">{t('benchmark.worldClass')}</th>
            <th scope="col">{t('benchmark.good')}</th>
          </tr>
        </thead>
        <tbody>
          {benchmarks.map(({ size, n, median, grade, worldClass, good }) => (
            <tr key={size}>
              <th scope="row">{t(`sizes.${size}`)}</th>
              <td>
                <PageLink to={onboardingReportPath} search={{ ...address.search('time_to_value', size), cut: 'size' }}>
                  {median === null ? '—' : duration(Math.round(median))} {t('onboarding.sample', { n: number(n) })}
                </PageLink>
              </td>
              <td>
                {grade === null ? (
                  <StatusMark level="unknown" />
                ) : (
                  <StatusMark level={levels[grade]} label={t(`benchmark.grades.${grade}`)} />
                )}
              </td>
              <td>{t('benchmark.range', worldClass)}</td>
              <td>{t('benchmark.range', good)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
