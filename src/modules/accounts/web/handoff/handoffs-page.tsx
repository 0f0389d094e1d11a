import { SegmentedControl, Switch } from '@mantine/core'
import { z } from 'zod'
import { useAddressState, useGo } from '#platform/web/address/index.ts'
import { useEndpoint, useEndpointPages } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { EmptyState, Page, PageHeader, ProblemState, Toolbar } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type DataColumn, DataTable } from '#platform/web/table/index.ts'
import { listHandoffs, type OpenHandoff } from '../../contract.ts'
import { HandoffMark } from './steps/handoff-mark.tsx'
import classes from './steps/steps.module.css'

const addressSchema = z.object({
  waitsFor: z.enum(['sales', 'cs']).optional().catch(undefined),
  person: z.literal('me').optional().catch(undefined),
})

/** 引き継ぎ: who waits for whom, the one due first on top. */
export function HandoffsPage() {
  const { t } = useMessages('accounts')
  const go = useGo()
  const columns = useColumns()
  const [{ waitsFor, person }, change] = useAddressState(addressSchema)
  const counts = useEndpoint(listHandoffs, { query: { limit: 1 } }).data?.counts
  const pages = useEndpointPages(listHandoffs, { query: { waitsFor, person } })
  return (
    <Page width="fill">
      <PageHeader
        title={t('handoff.listTitle')}
        answer={
          counts
            ? t(`handoff.list.${counts.late > 0 ? 'late' : counts.sales + counts.cs > 0 ? 'open' : 'none'}`, counts)
            : '…'
        }
      />
      <Toolbar
        end={
          <Switch
            label={t('handoff.mineOnly')}
            checked={person === 'me'}
            onChange={(event) => change({ person: event.currentTarget.checked ? 'me' : undefined })}
          />
        }
      >
        <SegmentedControl
          aria-label={t('handoff.waitsFor')}
          value={waitsFor ?? 'all'}
          onChange={(value) => change({ waitsFor: value === 'sales' || value === 'cs' ? value : undefined })}
          data={[
            { value: 'all', label: t('handoff.all') },
            { value: 'sales', label: t('handoff.side.sales') },
            { value: 'cs', label: t('handoff.side.cs') },
          ]}
        />
      </Toolbar>
      {pages.error ? (
        <ProblemState thrown={pages.error} onRetry={pages.refetch} />
      ) : (
        <DataTable
          name="handoffs"
          label={t('handoff.listTitle')}
          columns={columns}
          rows={pages.rows}
          rowId={(row) => row.accountId}
          onOpen={(row) => go(`/accounts/${row.accountId}/handoff`)}
          hasMore={pages.hasNextPage}
          isLoading={pages.isFetching}
          onMore={pages.fetchNextPage}
          empty={<EmptyState title={t('handoff.emptyTitle')} text={t('handoff.emptyText')} />}
        />
      )}
    </Page>
  )
}

function useColumns(): readonly DataColumn<OpenHandoff>[] {
  const { t } = useMessages('accounts')
  const { date } = useFormats()
  const due = (row: OpenHandoff) => {
    if (row.dueOn === null) return t('handoff.noWonDate')
    if (row.lateDays === 0) return date(row.dueOn)
    return <span className={classes.late}>{t('handoff.dueLate', { date: date(row.dueOn), count: row.lateDays })}</span>
  }
  return [
    {
      key: 'name',
      label: t('handoff.column.name'),
      cell: (row) => row.accountName,
      width: 240,
      isFixed: true,
      isOnPhone: true,
    },
    {
      key: 'status',
      label: t('handoff.column.status'),
      cell: (row) => <HandoffMark status={row.status} lateDays={row.lateDays} />,
      width: 130,
    },
    {
      key: 'waitsFor',
      label: t('handoff.column.waitsFor'),
      cell: (row) =>
        (row.waitsFor === 'sales' ? row.salesName : row.ownerName) ?? t(`handoff.unassigned.${row.waitsFor}`),
      width: 140,
    },
    { key: 'dueOn', label: t('handoff.column.dueOn'), cell: due, width: 200, isOnPhone: true },
    {
      key: 'filled',
      label: t('handoff.column.filled'),
      cell: (row) => (row.required === 0 ? '—' : `${row.filledRequired}/${row.required}`),
      width: 100,
      align: 'end',
    },
    {
      key: 'timesSentBack',
      label: t('handoff.column.timesSentBack'),
      cell: (row) => row.timesSentBack || '—',
      width: 90,
      align: 'end',
    },
  ]
}
