import { PageLink } from '#platform/web/address/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type StatusLevel, StatusMark } from '#platform/web/status/index.ts'
import type { BenchmarkComparison } from '../contract.ts'
import { type ReportAddress, reportPath } from './report-address.ts'
import classes from './time-to-value.module.css'

const levels = {
  world_class: 'good',
  good: 'good',
  poor: 'watch',
} as const satisfies Record<NonNullable<BenchmarkComparison['grade']>, StatusLevel>

/** The own medians by company size, beside the bands that the industry goes by. */
export function BenchmarkTable({
  benchmarks,
  address,
}: {
  benchmarks: readonly BenchmarkComparison[]
  address: ReportAddress
}) {
  const { t } = useMessages('metrics')
  const { duration } = useFormats()
  const range = ({ from, to }: { from: number; to: number }) => t('benchmark.range', { from, to })
  return (
    <div className={classes.tableSheet}>
      <table className={classes.table}>
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
          {benchmarks.map(({ segment, n, reached, median, grade, worldClass, good }) => (
            <tr key={segment}>
              <th scope="row">{t(`sizes.${segment}`)}</th>
              <td>
                {median === null ? '—' : duration(median)}{' '}
                <PageLink to={reportPath} search={{ ...address.search('started', segment), segment: 'size' }}>
                  {t('benchmark.basis', { reached, n })}
                </PageLink>
              </td>
              <td>
                {grade === null ? (
                  <StatusMark level="unknown" />
                ) : (
                  <StatusMark level={levels[grade]} label={t(`benchmark.grades.${grade}`)} />
                )}
              </td>
              <td>{range(worldClass)}</td>
              <td>{range(good)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
