import type { ReactNode } from 'react'
import { PageLink } from '#platform/web/address/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ScrollRegion } from '#platform/web/layout/index.ts'
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

interface BenchmarkRow extends Pick<BenchmarkComparison, 'grade' | 'worldClass' | 'good'> {
  size: BenchmarkComparison['segment']
  /** The own median, with the way to its customers. */
  own: ReactNode
}

/** The own medians by company size, beside the bands that the industry goes by. */
export function BenchmarkBands({ rows, className = '' }: { rows: readonly BenchmarkRow[]; className?: string }) {
  const { t } = useMessages('metrics')
  const range = ({ from, to }: { from: number; to: number }) => t('benchmark.range', { from, to })
  return (
    <ScrollRegion label={t('benchmark.title')} className={classes.tableSheet}>
      <table className={`${classes.table} ${className}`}>
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
          {rows.map(({ size, own, grade, worldClass, good }) => (
            <tr key={size}>
              <th scope="row">{t(`sizes.${size}`)}</th>
              <td>{own}</td>
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
    </ScrollRegion>
  )
}

interface BenchmarkTableProps {
  benchmarks: readonly BenchmarkComparison[]
  address: ReportAddress
}

/** The bands, and how many of each size the median rests on. */
export function BenchmarkTable({ benchmarks, address }: BenchmarkTableProps) {
  const { t } = useMessages('metrics')
  const { duration } = useFormats()
  const rows = benchmarks.map(({ segment, n, reached, median, ...rest }) => ({
    ...rest,
    size: segment,
    own: (
      <>
        {median === null ? '—' : duration(median)}{' '}
        <PageLink to={reportPath} search={{ ...address.search('started', segment), segment: 'size' }}>
          {t('benchmark.basis', { reached, n })}
        </PageLink>
      </>
    ),
  }))
  return <BenchmarkBands rows={rows} />
}
