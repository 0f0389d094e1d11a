import { ShareBar, SpreadStrip } from '#platform/web/bars/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { Stat, StatRow } from '#platform/web/stat/index.ts'
import type { StatusLevel } from '#platform/web/status/index.ts'
import type { TimeToValueSummary } from '../contract.ts'
import { type ValueBand, valueBands } from '../domain/time-to-value.ts'
import { type ReportAddress, reportPath } from './report-address.ts'

interface SummaryProps {
  summary: TimeToValueSummary
  label: string
  address: ReportAddress
  /** Narrows the customers behind to one value of the segment. */
  value?: string
}

/** The big numbers, each opening to its customers. */
export function Figures({ summary, address }: Pick<SummaryProps, 'summary' | 'address'>) {
  const { t } = useMessages('metrics')
  const { duration, percent, number } = useFormats()
  const { reached, shares, bands, medianOfStarted } = summary
  const shareOf = ({ count, of, share }: typeof shares.within30) => ({
    value: share === null ? t('countOf', { count, of }) : percent(share, 0),
    note: share === null ? t('tooFew') : t('countOf', { count, of }),
  })
  return (
    <StatRow>
      <Stat
        label={t('figures.median')}
        value={reached.median === null ? undefined : duration(reached.median)}
        note={medianOfStarted === null ? t('medianAllUnknown') : t('medianAll', { days: duration(medianOfStarted) })}
        to={reportPath}
        search={address.search('reached')}
      />
      {([30, 60, 90] as const).map((days) => (
        <Stat
          key={days}
          label={t('figures.within', { days })}
          {...shareOf(shares[`within${days}`])}
          to={reportPath}
          search={address.search(`within_${days}`)}
        />
      ))}
      <Stat
        label={t('bands.never')}
        value={number(bands.never)}
        unit={t('unit', { count: bands.never })}
        to={reportPath}
        search={address.search('never')}
      />
      <Stat
        label={t('bands.open_past_90')}
        value={number(bands.open_past_90)}
        unit={t('unit', { count: bands.open_past_90 })}
        to={reportPath}
        search={address.search('open_past_90')}
        {...(bands.open_past_90 > 0 ? { level: 'risk' as const } : {})}
      />
    </StatRow>
  )
}

/** The days to the first value of those who reached it; nothing while there are none. */
export function SpreadOf({ summary, label }: Pick<SummaryProps, 'summary' | 'label'>) {
  const { duration } = useFormats()
  const { lowest, q1, median, q3, highest } = summary.reached
  if (lowest === null || q1 === null || median === null || q3 === null || highest === null) return null
  return (
    <SpreadStrip
      label={label}
      spread={{ lowest, firstQuartile: q1, median, thirdQuartile: q3, highest }}
      format={duration}
    />
  )
}

const levels: Readonly<Partial<Record<ValueBand, StatusLevel>>> = {
  up_to_30: 'good',
  over_90: 'watch',
  never: 'risk',
  open_past_90: 'risk',
  open: 'unknown',
}

/** Every started customer in the band where it stands. */
export function Shares({ summary, label, address, value }: SummaryProps) {
  const { t } = useMessages('metrics')
  return (
    <ShareBar
      label={label}
      shares={valueBands.map((band) => ({
        key: band,
        label: t(`bands.${band}`),
        value: summary.bands[band],
        ...(levels[band] ? { level: levels[band] } : {}),
        to: address.addressOf(band, value),
      }))}
    />
  )
}
