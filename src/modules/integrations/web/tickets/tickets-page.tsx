import { Button, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { PageLink, useAddressState, useGo } from '#platform/web/address/index.ts'
import { useEndpointPages } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { EmptyState, Page, PageHeader, ProblemState, Toolbar } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { type DataColumn, DataTable } from '#platform/web/table/index.ts'
import { listTickets, type Ticket } from '../../contract.ts'
import { SeverityMark, SourceLink, useSpans } from './ticket-words.tsx'
import { WaitingDrawer } from './waiting-drawer.tsx'

const severities = ['severe', 'urgent', 'high', 'normal', 'low'] as const
const addressSchema = z.object({
  state: z.enum(['open', 'done']).optional().catch(undefined),
  severity: z.enum(severities).optional().catch(undefined),
  source: z.string().optional().catch(undefined),
  accountId: z.uuid().optional().catch(undefined),
  q: z.string().optional().catch(undefined),
  waiting: z.boolean().optional().catch(undefined),
})

/** Every support ticket, narrowed down by what matters; each opens the customer it is of. */
export function TicketsPage() {
  const { t } = useMessages('integrations')
  const go = useGo()
  const can = usePermissions()
  const [{ waiting, ...filters }, change] = useAddressState(addressSchema)
  const { rows, data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useEndpointPages(listTickets, {
    query: filters,
  })
  const columns = useTicketColumns()
  const first = data?.pages[0]
  const isNarrowed = Object.values(filters).some((value) => value !== undefined)
  const countWaiting = first?.waiting ?? 0
  const customer = filters.accountId === undefined ? undefined : rows[0]?.accountName
  if (error && rows.length === 0) return <ProblemState thrown={error} onRetry={refetch} />
  return (
    <Page width="fill">
      <PageHeader
        title={t('list.title')}
        answer={
          first &&
          (countWaiting > 0
            ? t('list.waiting', { count: countWaiting })
            : t(rows.length > 0 || isNarrowed ? 'list.answer' : 'list.none'))
        }
        actions={
          <>
            {can('integrations.manage_sources') && (
              <Button onClick={() => go('/settings/ticket-sources')}>{t('list.sources')}</Button>
            )}
            {countWaiting > 0 && (
              <Button variant="filled" onClick={() => change({ waiting: true })}>
                {t('list.assign')}
              </Button>
            )}
          </>
        }
      />
      <Toolbar>
        <SubjectField value={filters.q} onChange={(q) => change({ q })} />
        <Select
          label={t('list.state')}
          placeholder={t('list.all')}
          data={(['open', 'done'] as const).map((value) => ({ value, label: t(`list.states.${value}`) }))}
          value={filters.state ?? null}
          onChange={(value) => change({ state: addressSchema.shape.state.parse(value ?? undefined) })}
          clearable
        />
        <Select
          label={t('list.severity')}
          placeholder={t('list.all')}
          data={severities.map((value) => ({ value, label: t(`severity.${value}`) }))}
          value={filters.severity ?? null}
          onChange={(value) => change({ severity: addressSchema.shape.severity.parse(value ?? undefined) })}
          clearable
        />
        {(first?.sources.length ?? 0) > 1 && (
          <Select
            label={t('list.source')}
            placeholder={t('list.all')}
            data={first?.sources ?? []}
            value={filters.source ?? null}
            onChange={(value) => change({ source: value ?? undefined })}
            clearable
          />
        )}
        {filters.accountId !== undefined && (
          <Button variant="subtle" onClick={() => change({ accountId: undefined })}>
            {t('list.everyCustomer', { name: customer ?? t('list.thisCustomer') })}
          </Button>
        )}
      </Toolbar>
      <DataTable
        name="tickets"
        label={t('list.title')}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        onOpen={(row) => go(`/accounts/${row.accountId}`)}
        hasMore={hasNextPage}
        isLoading={isFetching}
        onMore={fetchNextPage}
        empty={
          isNarrowed ? (
            <EmptyState title={t('list.noneSuch')} text={t('list.noneSuchText')} />
          ) : (
            <EmptyState
              title={t('list.none')}
              text={t('list.noneText')}
              actions={
                can('integrations.manage_sources') && (
                  <Button variant="filled" onClick={() => go('/settings/ticket-sources')}>
                    {t('list.sources')}
                  </Button>
                )
              }
            />
          )
        }
      />
      <WaitingDrawer isOpen={waiting === true} onClose={() => change({ waiting: undefined })} />
    </Page>
  )
}

/** Asks the server when the typing rests. */
function SubjectField({ value, onChange }: { value: string | undefined; onChange: (q: string | undefined) => void }) {
  const { t } = useMessages('integrations')
  const [typed, setTyped] = useState(value ?? '')
  const [rested] = useDebouncedValue(typed.trim(), 300)
  useEffect(() => {
    if (rested !== (value ?? '')) onChange(rested === '' ? undefined : rested)
  }, [rested, value, onChange])
  return (
    <TextInput
      label={t('list.subject')}
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  )
}

function useTicketColumns(): DataColumn<Ticket>[] {
  const { t } = useMessages('integrations')
  const { instant } = useFormats()
  const { age, firstResponse } = useSpans()
  return [
    {
      key: 'subject',
      label: t('list.subject'),
      width: 320,
      isFixed: true,
      isOnPhone: true,
      cell: (row) => row.subject || t('noSubject'),
    },
    {
      key: 'severity',
      label: t('list.severity'),
      width: 110,
      isOnPhone: true,
      cell: (row) => <SeverityMark ticket={row} />,
    },
    { key: 'status', label: t('list.state'), width: 150, cell: (row) => t(`status.${row.status}`) },
    {
      key: 'account',
      label: t('list.account'),
      width: 220,
      cell: (row) => <PageLink to={`/accounts/${row.accountId}`}>{row.accountName}</PageLink>,
    },
    { key: 'openedAt', label: t('list.openedAt'), width: 150, cell: (row) => instant(row.openedAt) },
    { key: 'age', label: t('list.age'), width: 160, cell: age },
    { key: 'firstResponse', label: t('list.firstResponse'), width: 180, isOptional: true, cell: firstResponse },
    { key: 'id', label: t('list.id'), width: 120, isOptional: true, cell: (row) => <SourceLink ticket={row} /> },
  ]
}
