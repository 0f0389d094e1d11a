import { Button, Drawer } from '@mantine/core'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpointPages } from '#platform/web/api/index.ts'
import { EmptyState, ListSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import { type FitCustomer, type FitReport, listFitCustomers } from '../../contract.ts'
import classes from './fit.module.css'
import { levelOf } from './fit-level.ts'
import type { FitFigure } from './fit-report.tsx'

interface FitCustomersProps {
  figure: FitFigure | undefined
  criteria: FitReport['criteria']
  close: () => void
}

/** The customers that a figure of the report counts. */
export function FitCustomers({ figure, criteria, close }: FitCustomersProps) {
  const { t, language } = useMessages('accounts')
  const criterion = criteria.find(({ key }) => key === figure?.criterion)?.label[language]
  const words = [
    figure?.verdict && t(`fit.verdict.${figure.verdict}`),
    criterion && t(figure?.isMet === false ? 'fit.unmetOf' : 'fit.metOf', { name: criterion }),
    figure?.of && t(`fit.of.${figure.of}`),
  ]
  return (
    <Drawer
      opened={figure !== undefined}
      onClose={close}
      position="right"
      size="lg"
      title={t('fit.customersOf', { name: words.filter(Boolean).join(t('fit.separator')) })}
      closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
    >
      {figure && <Customers figure={figure} />}
    </Drawer>
  )
}

function Customers({ figure: { isMet, ...figure } }: { figure: FitFigure }) {
  const { t } = useMessages('accounts')
  const query = { ...figure, ...(isMet === undefined ? {} : { isMet: String(isMet) }) }
  const { rows, error, refetch, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useEndpointPages(
    listFitCustomers,
    { query },
  )
  if (error) return <ProblemState thrown={error} onRetry={refetch} />
  if (isPending) return <ListSkeleton rows={8} />
  if (rows.length === 0) return <EmptyState title={t('fit.noCustomers')} />
  return (
    <>
      <ul className={classes.customers}>
        {rows.map((customer) => (
          <li key={customer.account.id}>
            <PageLink to={`/accounts/${customer.account.id}`}>{customer.account.name}</PageLink>
            <span className={classes.customerFacts}>
              <StatusMark level={levelOf[customer.verdict]} label={t(`fit.verdict.${customer.verdict}`)} />
              {customer.score !== null && <span>{t('fit.scoreOnly', { score: customer.score })}</span>}
              <span>{t(`fit.outcome.${outcomeOf(customer)}`)}</span>
            </span>
          </li>
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

function outcomeOf({ isChurned, gotValue }: FitCustomer) {
  if (isChurned) return 'churned'
  if (gotValue === null) return 'running'
  return gotValue ? 'value' : 'without'
}
