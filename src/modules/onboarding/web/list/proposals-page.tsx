import { Button } from '@mantine/core'
import { useState } from 'react'
import { PageLink, useGo } from '#platform/web/address/index.ts'
import { useEndpointMutation, useEndpointPages } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { EmptyState, Page, PageHeader, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { type DataColumn, DataTable } from '#platform/web/table/index.ts'
import {
  applyReplanProposals,
  dismissReplanProposal,
  listProjects,
  listReplanProposals,
  type ReplanProposal,
  refreshReplanProposals,
} from '../../contract.ts'

/** Every plan that changed calendars ask to be looked at, taken over one by one or all at once. */
export function ProposalsPage() {
  const { t } = useMessages('onboarding')
  const go = useGo()
  const can = usePermissions()
  const [selected, select] = useState<readonly string[]>([])
  const { rows, data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useEndpointPages(
    listReplanProposals,
    {},
  )
  const { apply, dismiss, refresh, isPending } = useProposalChanges()
  const columns = useProposalColumns()
  const total = data?.pages[0]?.total ?? 0
  if (error && rows.length === 0) return <ProblemState thrown={error} onRetry={refetch} />
  return (
    <Page width="fill">
      <PageHeader
        title={t('proposal.list')}
        answer={total === 0 ? t('proposal.none') : t('proposal.answer', { count: total })}
        parent={{ label: t('list.title'), to: '/onboarding' }}
        actions={
          can('onboarding.write') && (
            <>
              <Button onClick={refresh} loading={isPending}>
                {t('proposal.refresh')}
              </Button>
              {total > 0 && (
                <Button variant="filled" onClick={() => apply(undefined)} loading={isPending}>
                  {t('proposal.all')}
                </Button>
              )}
            </>
          )
        }
      />
      <DataTable
        name="replan-proposals"
        label={t('proposal.list')}
        columns={columns}
        rows={rows}
        rowId={(row) => row.projectId}
        onOpen={(row) => go(`/onboarding/${row.projectId}`, { dialog: 'proposal' })}
        {...(can('onboarding.write') && {
          selected,
          onSelect: select,
          bulkActions: (
            <>
              <Button size="compact-sm" onClick={() => apply(selected, () => select([]))}>
                {t('replan.apply')}
              </Button>
              <Button size="compact-sm" onClick={() => dismiss(selected, () => select([]))}>
                {t('proposal.dismiss')}
              </Button>
            </>
          ),
        })}
        hasMore={hasNextPage}
        isLoading={isFetching}
        onMore={fetchNextPage}
        empty={<EmptyState title={t('proposal.none')} text={t('proposal.noneText')} />}
      />
    </Page>
  )
}

function useProposalChanges() {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const applying = useEndpointMutation(applyReplanProposals, { refreshes: [listReplanProposals, listProjects] })
  const dismissing = useEndpointMutation(dismissReplanProposal, { refreshes: [listReplanProposals] })
  const refreshing = useEndpointMutation(refreshReplanProposals)
  const onError = (thrown: unknown) => notice.failed(thrown)
  return {
    isPending: applying.isPending || refreshing.isPending,
    apply: (projectIds: readonly string[] | undefined, onDone?: () => void) =>
      applying.mutate(
        { body: projectIds === undefined ? {} : { projectIds: [...projectIds] } },
        {
          onError,
          onSuccess: ({ applied }) => {
            notice.done(t('proposal.applied', { count: applied }))
            onDone?.()
          },
        },
      ),
    dismiss: async (projectIds: readonly string[], onDone: () => void) => {
      try {
        for (const id of projectIds) await dismissing.mutateAsync({ params: { id } })
        onDone()
      } catch (thrown) {
        onError(thrown)
      }
    },
    refresh: () =>
      refreshing.mutate({}, { onError, onSuccess: (found) => notice.done(t('proposal.refreshed', found)) }),
  }
}

function useProposalColumns(): DataColumn<ReplanProposal>[] {
  const { t } = useMessages('onboarding')
  const { date, instant } = useFormats()
  return [
    {
      key: 'account',
      width: 220,
      label: t('list.columns.account'),
      cell: (row) => <PageLink to={`/onboarding/${row.projectId}`}>{row.account.name}</PageLink>,
      isFixed: true,
      isOnPhone: true,
    },
    {
      key: 'moves',
      width: 180,
      label: t('proposal.column.moves'),
      cell: (row) => (
        <>
          {t('proposal.moves', { count: row.moves })} {row.isStale && <Tag level="watch">{t('proposal.isStale')}</Tag>}
        </>
      ),
      isOnPhone: true,
    },
    {
      key: 'value',
      label: t('proposal.column.value'),
      cell: ({ valueDate }) =>
        valueDate === null || valueDate.from === valueDate.to
          ? t('proposal.valueStays')
          : `${date(valueDate.from)} → ${date(valueDate.to)}`,
      width: 280,
      isOnPhone: true,
    },
    { key: 'at', width: 180, label: t('proposal.column.at'), cell: (row) => instant(row.proposedAt) },
  ]
}
