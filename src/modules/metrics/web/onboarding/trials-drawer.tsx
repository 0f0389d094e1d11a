import { PageLink } from '#platform/web/address/index.ts'
import { useEndpointPages } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import {
  type ForecastBand,
  type ForecastOutcome,
  type ForecastTrial,
  listForecastTrials,
} from '../../forecast-contract.ts'
import { BehindList, ReportDrawer } from '../behind-list.tsx'
import sheet from '../time-to-value.module.css'
import { nothingBehind, type OnboardingAddress } from './report-address.ts'

/** The past forecasts behind a check, each with what came. */
export function TrialsDrawer({ address }: { address: OnboardingAddress }) {
  const { t } = useMessages('metrics')
  const { trials, band = 'raw', day = 30, program } = address.state
  const title = trials && t(`forecast.behind.${band}`, { day, outcome: t(`forecast.outcomes.${trials}`) })
  return (
    <ReportDrawer title={title} close={() => address.change(nothingBehind)}>
      {trials && <Trials outcome={trials} band={band} day={day} programKey={program} />}
    </ReportDrawer>
  )
}

interface TrialsProps {
  outcome: ForecastOutcome
  band: ForecastBand
  day: number
  programKey: string | undefined
}

function Trials({ outcome, band, day, programKey }: TrialsProps) {
  const pages = useEndpointPages(listForecastTrials, { query: { outcome, band, day, programKey } })
  return <BehindList pages={pages} row={(row) => <TrialRow key={row.projectId} row={row} band={band} />} />
}

function TrialRow({ row, band }: { row: ForecastTrial; band: ForecastBand }) {
  const { t } = useMessages('metrics')
  const { date } = useFormats()
  const [from, to] = band === 'wide' ? [row.wideFromOn, row.wideToOn] : [row.fromOn, row.toOn]
  return (
    <li className={sheet.customer}>
      <div>
        <PageLink to={`/onboarding/${row.projectId}`}>{row.name}</PageLink>
        <small>
          {t('forecast.said', {
            on: date(row.forecastOn, 'plain'),
            from: date(from, 'plain'),
            to: date(to, 'plain'),
          })}
        </small>
      </div>
      <div>
        <b>{t(`forecast.outcomes.${row.outcome}`)}</b>
        <small>
          {row.truthOn === null ? t('forecast.notYet') : t('forecast.came', { date: date(row.truthOn, 'plain') })}
        </small>
      </div>
    </li>
  )
}
