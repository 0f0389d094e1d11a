import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { z } from 'zod'
import { useAddressState, useGo } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { EmptyState, Page, PageHeader, PageSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { StatusMark, Tag } from '#platform/web/status/index.ts'
import { DataTable } from '#platform/web/table/index.ts'
import { type ListedSegment, listSegments } from '../../contract.ts'

const stateSchema = z.object({ archived: z.enum(['no', 'only']).catch('no') })

/** The groups in which customers are looked after. */
export function SegmentsPage() {
  const { t } = useMessages('segments')
  const { number, instant } = useFormats()
  const can = usePermissions()
  const go = useGo()
  const [{ archived }, change] = useAddressState(stateSchema)
  const { data, error, refetch } = useEndpoint(listSegments, { query: { archived } }, { keepsPrevious: true })
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <PageSkeleton />
  const moved = data.items.filter(({ entered, left }) => entered + left > 0).length
  const createButton = can('segments.write') && (
    <Button variant="filled" leftSection={<IconPlus size={16} />} onClick={() => go('/segments/new')}>
      {t('create')}
    </Button>
  )
  return (
    <Page width="fill">
      <PageHeader
        title={t(archived === 'only' ? 'list.archivedTitle' : 'list.title')}
        answer={t('list.answer', { count: data.items.length, moved })}
        actions={
          <>
            <Button variant="default" onClick={() => change({ archived: archived === 'no' ? 'only' : 'no' })}>
              {t(archived === 'no' ? 'list.showArchived' : 'list.showActive')}
            </Button>
            {createButton}
          </>
        }
      />
      <DataTable<ListedSegment>
        name="segments"
        label={t('list.title')}
        rows={data.items}
        rowId={({ id }) => id}
        onOpen={({ id }) => go(`/segments/${id}`)}
        empty={
          <EmptyState
            title={t(archived === 'only' ? 'list.noneArchived' : 'list.none')}
            text={t('list.noneText')}
            actions={archived === 'no' && createButton}
          />
        }
        columns={[
          {
            key: 'name',
            label: t('field.name'),
            width: 260,
            isFixed: true,
            isOnPhone: true,
            cell: ({ name, problem }) => (
              <>
                {name} {problem !== null && <StatusMark level="watch" label={t('problem.short')} />}
              </>
            ),
          },
          { key: 'kind', label: t('field.kind'), width: 110, cell: ({ kind }) => <Tag>{t(`kind.${kind}`)}</Tag> },
          {
            key: 'count',
            label: t('field.customers'),
            width: 100,
            align: 'end',
            isOnPhone: true,
            cell: ({ memberCount }) => number(memberCount),
          },
          {
            key: 'entered',
            label: t('list.entered'),
            width: 110,
            align: 'end',
            cell: ({ entered }) => number(entered),
          },
          { key: 'left', label: t('list.left'), width: 110, align: 'end', cell: ({ left }) => number(left) },
          {
            key: 'refreshed',
            label: t('list.refreshed'),
            width: 150,
            cell: ({ refreshedAt }) => instant(refreshedAt),
          },
        ]}
      />
    </Page>
  )
}
