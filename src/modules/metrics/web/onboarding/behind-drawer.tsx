import { PageLink } from '#platform/web/address/index.ts'
import { callApi, saveFile, useEndpointPages } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { isInPoints, type OnboardingFigure, shareFigures } from '../../domain/onboarding-figures.ts'
import { exportOnboardingReport, listOnboardingCustomers, type OnboardingRow } from '../../onboarding-contract.ts'
import { BehindList, ReportDrawer } from '../behind-list.tsx'
import sheet from '../time-to-value.module.css'
import { FileButtons } from './export-buttons.tsx'
import { nothingBehind, type OnboardingAddress } from './report-address.ts'
import { useCutNames } from './words.ts'

/** The customers behind the figure that the address names, to look at or to take along as a file. */
export function BehindDrawer({ address }: { address: OnboardingAddress }) {
  const { t } = useMessages('metrics')
  const { figure, value, cut, week, step } = address.state
  const { date } = useFormats()
  const nameOf = useCutNames(cut)
  const title =
    figure &&
    [
      t(`onboarding.figures.${figure}`),
      ...(value === undefined ? [] : [nameOf(value)]),
      ...(week === undefined ? [] : [t('onboarding.weeks.of', { date: date(week) })]),
      ...(step === undefined ? [] : [t(`onboarding.elements.${step}`)]),
    ].join(t('titleSeparator'))
  return (
    <ReportDrawer title={title} close={() => address.change(nothingBehind)}>
      {figure && <Behind figure={figure} address={address} />}
    </ReportDrawer>
  )
}

function Behind({ figure, address }: { figure: OnboardingFigure; address: OnboardingAddress }) {
  const { cut, value, from, to, week, step } = address.state
  const query = { figure, cut, value, from, to, week, step }
  const pages = useEndpointPages(listOnboardingCustomers, { query })
  const save = (format: 'csv' | 'xlsx') =>
    callApi(exportOnboardingReport, { query: { ...query, format } }).then(saveFile)
  return (
    <BehindList
      pages={pages}
      actions={<FileButtons save={save} />}
      row={(row) => <CustomerRow key={row.projectId} row={row} figure={figure} />}
    />
  )
}

function CustomerRow({ row, figure }: { row: OnboardingRow; figure: OnboardingFigure }) {
  const { t } = useMessages('metrics')
  const { date, duration, number } = useFormats()
  const { counted, base } = row
  const isShare = shareFigures.some((each) => each === figure)
  const words = () => {
    if (counted === null) return null
    if (figure === 'homework' || figure === 'attendance')
      return t('onboarding.pieces', { count: number(counted), of: number(base ?? 0) })
    if (isShare) return counted > 0 ? t('onboarding.yes') : t('onboarding.no')
    const rounded = Math.round(counted * 10) / 10
    return isInPoints(figure) ? t('onboarding.points', { n: number(rounded) }) : duration(rounded)
  }
  return (
    <li className={sheet.customer}>
      <div>
        <PageLink to={`/onboarding/${row.projectId}`}>{row.name}</PageLink>
        <small>
          {t('started', { date: date(row.contractStartOn) })}
          {row.ownerName && ` · ${row.ownerName}`}
        </small>
      </div>
      <div>
        <b>{words()}</b>
        <small>
          {row.valueConfirmedOn === null ? '' : t('onboarding.confirmed', { date: date(row.valueConfirmedOn) })}
        </small>
      </div>
    </li>
  )
}
