import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { PageLink, useGo } from '#platform/web/address/index.ts'
import { useEndpointPages } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { EmptyState, Page, PageHeader, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { DataTable } from '#platform/web/table/index.ts'
import { type ImportSummary, listImports } from '../../contract.ts'

/** Every import there was, with what became of it; each opens to its result and its undo. */
export function HistoryPage() {
  const { t } = useMessages('accounts')
  const { instant, number } = useFormats()
  const go = useGo()
  const imports = useEndpointPages(listImports, { query: { limit: 100 } })
  const begin = (
    <Button
      component={PageLink}
      to="/accounts/import"
      underline="never"
      variant="filled"
      leftSection={<IconFileImport size={16} aria-hidden="true" />}
    >
      {t('imports.history.new')}
    </Button>
  )
  const written = ({ result, undoResult }: ImportSummary) => {
    if (undoResult) return t('imports.history.undone', { count: undoResult.removed + undoResult.restored })
    return result ? t('imports.history.written', { added: number(result.added), updated: number(result.updated) }) : ''
  }
  const open = imports.rows.filter(({ state }) => state !== 'applied' && state !== 'undone').length
  return (
    <Page width="fill">
      <PageHeader
        title={t('imports.history.title')}
        answer={imports.rows.length > 0 ? t('imports.history.answer', { count: imports.rows.length, open }) : undefined}
        parent={{ label: t('list.title'), to: '/accounts' }}
        actions={begin}
      />
      {imports.error ? (
        <ProblemState thrown={imports.error} onRetry={imports.refetch} />
      ) : (
        <DataTable
          name="imports"
          label={t('imports.history.title')}
          rows={imports.rows}
          rowId={(row) => row.id}
          onOpen={(row) => go(`/accounts/import/${row.id}`)}
          hasMore={imports.hasNextPage}
          isLoading={imports.isFetching}
          onMore={imports.fetchNextPage}
          columns={[
            { key: 'name', label: t('imports.history.name'), cell: (row) => row.name, width: 260, isFixed: true },
            {
              key: 'state',
              label: t('imports.history.state'),
              cell: (row) => <Tag>{t(row.work ? 'imports.state.working' : `imports.state.${row.state}`)}</Tag>,
              width: 110,
              isOnPhone: true,
            },
            {
              key: 'rows',
              label: t('imports.history.rows'),
              cell: (row) => number(row.rowCount),
              width: 90,
              align: 'end',
            },
            { key: 'written', label: t('imports.history.result'), cell: written, width: 220 },
            { key: 'by', label: t('imports.result.by'), cell: (row) => row.createdByName, width: 140 },
            { key: 'at', label: t('imports.history.at'), cell: (row) => instant(row.createdAt), width: 160 },
          ]}
          empty={
            <EmptyState title={t('imports.history.empty')} text={t('imports.history.emptyText')} actions={begin} />
          }
        />
      )}
    </Page>
  )
}
