import { listPrograms } from '#modules/onboarding/contract.ts'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { EmptyState, ListSkeleton, ProblemState, ScrollRegion, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import {
  type ForecastCheck,
  type ForecastChecks,
  type ForecastOutcome,
  readForecastChecks,
} from '../../forecast-contract.ts'
import sheet from '../time-to-value.module.css'
import { ExportButtons } from './export-buttons.tsx'
import classes from './onboarding.module.css'
import { type OnboardingAddress, onboardingReportPath } from './report-address.ts'

/** What the band promises to hold. */
const aim = 0.8

/** How often the forecast's bands held what came: by age, over all programs and each. */
export function ForecastSection({ address }: { address: OnboardingAddress }) {
  const { t } = useMessages('metrics')
  const { data, error, refetch } = useEndpoint(readForecastChecks, { query: {} })
  const answer = useAnswer(data)
  return (
    <Section
      title={t('forecast.title')}
      note={answer}
      actions={data && data.checks.length > 0 && <ExportButtons table="forecast" address={address} />}
    >
      {error && <ProblemState thrown={error} onRetry={refetch} />}
      {!data && !error && <ListSkeleton rows={4} />}
      {data?.checks.length === 0 && <EmptyState title={t('forecast.none')} text={t('forecast.noneDetail')} />}
      {data && data.checks.length > 0 && <Checks data={data} address={address} />}
    </Section>
  )
}

function useAnswer(data: ForecastChecks | undefined) {
  const { t } = useMessages('metrics')
  const { number, percent } = useFormats()
  const check = data?.checks.find(({ programKey, day }) => programKey === null && day === 30)
  if (check === undefined) return undefined
  const { n, wideHeld, wideCoverage, factor } = check
  if (wideCoverage === null) return t('forecast.tooFew', { n: number(n) })
  const words = { n: number(n), held: number(wideHeld), share: percent(wideCoverage.share, 0) }
  const isOff = wideCoverage.high < aim
  const answer = t('forecast.answer', words)
  if (isOff) return `${answer} ${t('forecast.off')}`
  return factor > 1 ? `${answer} ${t('forecast.widened', { factor: round(factor) })}` : answer
}

const round = (factor: number) => `${Math.round(factor * 10) / 10}`

function Checks({ data, address }: { data: ForecastChecks; address: OnboardingAddress }) {
  const { t } = useMessages('metrics')
  const { date, number } = useFormats()
  const nameOf = useProgramNames()
  const head = ['program', 'day', 'wide', 'raw', 'early', 'late', 'size', 'lean', 'unknown'] as const
  return (
    <>
      <ScrollRegion label={t('forecast.title')} className={sheet.tableSheet}>
        <table className={`${sheet.table} ${classes.dense}`}>
          <thead>
            <tr>
              {head.map((key) => (
                <th key={key} scope="col">
                  {t(`forecast.columns.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.checks.map((check) => (
              <CheckRow
                key={`${check.programKey} ${check.day}`}
                check={check}
                name={nameOf(check.programKey)}
                address={address}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className={classes.note}>
        {t('forecast.method', { method: data.method ?? 0, date: data.checkedOn ? date(data.checkedOn) : '' })}{' '}
        {data.planLost > 0 && t('forecast.planLost', { count: data.planLost })}
      </p>
      {data.history.length > 1 && (
        <p className={classes.note}>
          {t('forecast.history')}{' '}
          {data.history
            .map(({ checkedOn, method, n, held }) =>
              t('forecast.run', { date: date(checkedOn, 'plain'), method, n: number(n), held: number(held) }),
            )
            .join(t('forecast.between'))}
        </p>
      )}
    </>
  )
}

function CheckRow({ check, name, address }: { check: ForecastCheck; name: string; address: OnboardingAddress }) {
  const { t } = useMessages('metrics')
  const { number, percent } = useFormats()
  const { programKey, day, n, held, early, late, wideHeld, coverage, wideCoverage, open, ended, factor } = check
  const to = (trials: ForecastOutcome, band: 'wide' | undefined) => ({
    ...address.search(undefined),
    trials,
    band,
    day,
    program: programKey ?? undefined,
  })
  const link = (trials: ForecastOutcome, words: string, band?: 'wide') => (
    <PageLink to={onboardingReportPath} search={to(trials, band)}>
      {words}
    </PageLink>
  )
  const share = (count: number, interval: ForecastCheck['coverage'], band?: 'wide') => (
    <>
      {interval !== null && <>{link('held', number(count), band)} / </>}
      {link('judged', interval === null ? t('forecast.few', { n: number(n) }) : number(n), band)}
      {interval !== null &&
        t('forecast.share', {
          share: percent(interval.share, 0),
          low: percent(interval.low, 0),
          high: percent(interval.high, 0),
        })}
    </>
  )
  const days = (value: number | null) => (value === null ? '—' : t('forecast.days', { n: Math.round(value) }))
  const isSoFar = check.unfinished > 0
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{t('forecast.day', { day })}</td>
      <td>
        {share(wideHeld, wideCoverage, 'wide')}
        {factor > 1 && <small className={classes.quiet}>{t('forecast.factor', { factor: round(factor) })}</small>}
      </td>
      <td>{share(held, coverage)}</td>
      <td>{link('early', number(early))}</td>
      <td>{link('late', number(late))}</td>
      <td>
        {days(check.medianSize)}
        {isSoFar && check.medianSize !== null && (
          <small className={classes.quiet}>{t('forecast.soFar', { count: check.unfinished })}</small>
        )}
      </td>
      <td>
        {check.medianError === null || Math.round(check.medianError) === 0
          ? days(check.medianError)
          : t(check.medianError >= 0 ? 'forecast.later' : 'forecast.earlier', {
              n: Math.abs(Math.round(check.medianError)),
            })}
      </td>
      <td>
        {link('open', t('forecast.open', { n: number(open) }))}{' '}
        {link('ended', t('forecast.ended', { n: number(ended) }))}
      </td>
    </tr>
  )
}

function useProgramNames(): (key: string | null) => string {
  const { t, language } = useMessages('metrics')
  const programs = useEndpoint(listPrograms, {}).data?.items ?? []
  return (key) => {
    if (key === null) return t('forecast.allPrograms')
    return programs.find((program) => program.key === key)?.name[language] ?? key
  }
}
