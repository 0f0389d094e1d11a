import { Button, Drawer } from '@mantine/core'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpointPages } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { EmptyState, ListSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type ForecastTrial, type forecastOutcomes, listForecastTrials } from '../../forecast-contract.ts'
import sheet from '../time-to-value.module.css'
import type { OnboardingAddress } from './report-address.ts'

/** The past forecasts behind a check, each with what came. */
export function TrialsDrawer({ address }: { address: OnboardingAddress }) {
  const { t } = useMessages('metrics')
  const { trials, day, program } = address.state
  return (
    <Drawer
      opened={trials !== undefined}
      onClose={() => address.change({ trials: undefined, day: undefined, program: undefined })}
      position="right"
      size="lg"
      title={trials && t('forecast.behind', { day: day ?? 0, outcome: t(`forecast.outcomes.${trials}`) })}
      closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
    >
      {trials && <Trials outcome={trials} day={day ?? 30} programKey={program} />}
    </Drawer>
  )
}

interface TrialsProps {
  outcome: (typeof forecastOutcomes)[number]
  day: number
  programKey: string | undefined
}

function Trials({ outcome, day, programKey }: TrialsProps) {
  const { t } = useMessages('metrics')
  const { rows, data, error, refetch, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useEndpointPages(
    listForecastTrials,
    { query: { outcome, day, programKey } },
  )
  if (error) return <ProblemState thrown={error} onRetry={refetch} />
  if (isPending) return <ListSkeleton rows={8} />
  if (rows.length === 0) return <EmptyState title={t('noCustomers')} />
  return (
    <>
      <p className={sheet.total}>{t('customers', { count: data?.pages[0]?.total ?? rows.length })}</p>
      <ul className={sheet.customers}>
        {rows.map((row) => (
          <TrialRow key={row.projectId} row={row} />
        ))}
      </ul>
      {hasNextPage && (
        <Button fullWidth loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {t('platform:actions.more')}
        </Button>
      )}
    </>
  )
}

function TrialRow({ row }: { row: ForecastTrial }) {
  const { t } = useMessages('metrics')
  const { date } = useFormats()
  return (
    <li className={sheet.customer}>
      <div>
        <PageLink to={`/onboarding/${row.projectId}`}>{row.name}</PageLink>
        <small>
          {t('forecast.said', {
            on: date(row.forecastOn, 'plain'),
            from: date(row.fromOn, 'plain'),
            to: date(row.toOn, 'plain'),
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
