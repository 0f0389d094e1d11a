import { PageLink } from '#platform/web/address/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { noSegmentValue, type Segment, type TimeToValueSummary } from '../contract.ts'
import { type ReportAddress, reportPath } from './report-address.ts'
import { useSegmentNames } from './segment-names.ts'
import { Shares, SpreadOf } from './summary-figures.tsx'
import classes from './time-to-value.module.css'

interface SegmentListProps {
  segment: Segment
  segments: readonly { value: string | null; summary: TimeToValueSummary }[]
  address: ReportAddress
}

/** The same figures for each value of the segment. */
export function SegmentList({ segment, segments, address }: SegmentListProps) {
  const { t } = useMessages('metrics')
  const { duration } = useFormats()
  const nameOf = useSegmentNames(segment)
  return (
    <ul className={classes.segments}>
      {segments.map(({ value, summary }) => {
        const name = nameOf(value)
        const key = value ?? noSegmentValue
        return (
          <li key={key} className={classes.segment}>
            <div className={classes.segmentHead}>
              <b>{name}</b>
              <PageLink to={reportPath} search={address.search('started', key)}>
                {t('customers', { count: summary.n })}
              </PageLink>
              {summary.reached.median !== null && (
                <span>{t('medianShort', { days: duration(summary.reached.median) })}</span>
              )}
            </div>
            <SpreadOf summary={summary} label={t('spreadOf', { name })} />
            <Shares summary={summary} label={t('sharesOf', { name })} address={address} value={key} />
          </li>
        )
      })}
    </ul>
  )
}
