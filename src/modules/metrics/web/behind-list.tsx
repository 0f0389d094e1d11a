import { Button, Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { EmptyState, ListSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import classes from './time-to-value.module.css'

/** Beside a report: what is behind one of its figures; open while it has a title. */
export function ReportDrawer({
  title,
  close,
  children,
}: {
  title: string | undefined
  close: () => void
  children: ReactNode
}) {
  const { t } = useMessages('metrics')
  return (
    <Drawer
      opened={title !== undefined}
      onClose={close}
      position="right"
      size="lg"
      title={title}
      closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
    >
      {children}
    </Drawer>
  )
}

interface BehindListProps<Row> {
  /** As `useEndpointPages` answers. */
  pages: {
    rows: readonly Row[]
    data: { pages: readonly { total: number }[] } | undefined
    error: unknown
    isPending: boolean
    hasNextPage: boolean
    isFetchingNextPage: boolean
    refetch: () => unknown
    fetchNextPage: () => unknown
  }
  /** Between their number and the list. */
  actions?: ReactNode
  /** One customer: a keyed `li`. */
  row: (row: Row) => ReactNode
}

/** Customers page by page, with how many they are. */
export function BehindList<Row>({ pages, actions, row }: BehindListProps<Row>) {
  const { t } = useMessages('metrics')
  const { rows, data, error, isPending, hasNextPage, isFetchingNextPage, refetch, fetchNextPage } = pages
  if (error) return <ProblemState thrown={error} onRetry={refetch} />
  if (isPending) return <ListSkeleton rows={8} />
  if (rows.length === 0) return <EmptyState title={t('noCustomers')} />
  return (
    <>
      <p className={classes.total}>{t('customers', { count: data?.pages[0]?.total ?? rows.length })}</p>
      {actions}
      <ul className={classes.customers}>{rows.map(row)}</ul>
      {hasNextPage && (
        <Button fullWidth loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {t('platform:actions.more')}
        </Button>
      )}
    </>
  )
}
