import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconArchive, IconDots, IconFileImport, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { PageLink, useGo } from '#platform/web/address/index.ts'
import { useEndpoint, useEndpointPages } from '#platform/web/api/index.ts'
import { useShortcuts } from '#platform/web/enter-key/index.ts'
import { Page, PageHeader, ProblemState, Toolbar } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { DataTable } from '#platform/web/table/index.ts'
import { accountListFields, customListFields, listAccounts, summarizeAccounts } from '../../contract.ts'
import { BulkActions } from '../bulk/bulk-actions.tsx'
import { useFieldWords } from '../fields/field-words.ts'
import { FilterBar } from '../filters/filter-bar.tsx'
import { ExportButton } from '../imports/export-button.tsx'
import { ViewMenu } from '../views/view-menu.tsx'
import { accountColumns } from './columns.tsx'
import { CreateDialog } from './create-dialog.tsx'
import { columnsAfter, hiddenColumns, shownColumns } from './list-address.ts'
import { ListAnswer } from './list-answer.tsx'
import { ListEmpty } from './list-empty.tsx'
import { isMine, withMine } from './mine.ts'
import { MineButton } from './mine-button.tsx'
import { SearchBox } from './search-box.tsx'
import { useListState } from './use-list-state.ts'

/** The customers: found, filtered, sorted and changed many at a time. */
export function AccountsPage() {
  const { t } = useMessages('accounts')
  const can = usePermissions()
  const go = useGo()
  const list = useListState()
  const words = useFieldWords()
  const [selected, setSelected] = useState<readonly string[]>([])
  const accounts = useEndpointPages(listAccounts, { query: { ...list.query, limit: 100, total: 'omit' } })
  const { sort: _, ...selection } = list.query
  const summary = useEndpoint(summarizeAccounts, { query: selection }, { keepsPrevious: true })
  const total = summary.data?.customers
  const canWrite = can('accounts.write')

  const fields = [...accountListFields, ...customListFields(words.customFields)]
  const keys = fields.map(({ key }) => key)
  const isNew = list.archived === 'no' && !list.isNarrowed && accounts.isSuccess && accounts.rows.length === 0
  const clearSelection = () => setSelected([])
  useShortcuts({ c: () => canWrite && list.setCreating(true) })

  return (
    <Page width="fill">
      <PageHeader
        title={list.archived === 'only' ? t('list.titleArchived') : t('list.title')}
        answer={<ListAnswer list={list} total={total} />}
        actions={
          <>
            {can('accounts.import') && (
              <Button
                component={PageLink}
                to="/accounts/import"
                underline="never"
                leftSection={<IconFileImport size={16} aria-hidden="true" />}
              >
                {t('list.import')}
              </Button>
            )}
            {can('accounts.export') && !isNew && (
              <ExportButton
                selection={selected.length > 0 ? { ids: selected } : list.query}
                columns={shownColumns(list.view, keys)}
              />
            )}
            {canWrite && (
              <Button
                variant="filled"
                leftSection={<IconPlus size={16} aria-hidden="true" />}
                onClick={() => list.setCreating(true)}
              >
                {t('create.title')}
              </Button>
            )}
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon aria-label={t('list.more')}>
                  <IconDots size={18} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  leftSection={<IconArchive size={16} />}
                  onClick={() => {
                    clearSelection()
                    list.setArchived(list.archived === 'no')
                  }}
                >
                  {list.archived === 'no' ? t('list.showArchived') : t('list.showActive')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </>
        }
      />
      {!isNew && (
        <Toolbar>
          <ViewMenu list={list} />
          <SearchBox words={list.words} onChange={list.setWords} />
          <MineButton filters={list.view.filters} onChange={list.setFilters} />
          <FilterBar
            fields={fields}
            words={words}
            filters={withMine(list.view.filters, false)}
            onChange={(filters) => list.setFilters(withMine(filters, list.view.filters.some(isMine)))}
            onClear={list.clear}
          />
        </Toolbar>
      )}
      {accounts.error ? (
        <ProblemState thrown={accounts.error} onRetry={accounts.refetch} />
      ) : (
        <DataTable
          name="accounts"
          label={t('list.title')}
          columns={accountColumns(fields, list.view.columns, words)}
          hidden={hiddenColumns(list.view, keys)}
          onHide={(hidden) => list.setColumns(columnsAfter(list.view, keys, hidden))}
          rows={accounts.rows}
          rowId={(row) => row.id}
          onOpen={(row) => go(`/accounts/${row.id}`)}
          sort={{ key: list.view.sort?.field ?? 'name', direction: list.view.sort?.direction ?? 'asc' }}
          onSort={list.setSort}
          {...(canWrite ? { selected, onSelect: setSelected } : {})}
          bulkActions={<BulkActions list={list} ids={selected} total={total ?? null} onDone={clearSelection} />}
          hasMore={accounts.hasNextPage}
          isLoading={accounts.isFetching}
          onMore={accounts.fetchNextPage}
          empty={<ListEmpty list={list} isNew={isNew} />}
        />
      )}
      {list.isCreating && canWrite && <CreateDialog onClose={() => list.setCreating(false)} />}
    </Page>
  )
}
