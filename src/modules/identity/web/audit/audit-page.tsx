import { Drawer, Select } from '@mantine/core'
import { z } from 'zod'
import { useAddressState } from '#platform/web/address/index.ts'
import { useEndpoint, useEndpointPages } from '#platform/web/api/index.ts'
import { DateField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { EmptyState, Page, PageHeader, ProblemState, Toolbar } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { DataTable } from '#platform/web/table/index.ts'
import { listAuditEntries, listMembers } from '../../contract.ts'
import { AuditDetails } from './audit-details.tsx'
import { type AuditEntry, auditEntities, useAuditWords } from './audit-words.ts'

const addressSchema = z.object({
  who: z.string().optional().catch(undefined),
  what: z.string().optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  entry: z.string().optional().catch(undefined),
})

/** Who changed what and when; entries can be read, never changed. */
export function AuditPage() {
  const { t } = useMessages('identity')
  const { instant } = useFormats()
  const words = useAuditWords()
  const [{ who, what, from, to, entry }, change] = useAddressState(addressSchema)
  const members = useEndpoint(listMembers, {})
  const { rows, error, refetch, hasNextPage, isFetching, fetchNextPage } = useEndpointPages(listAuditEntries, {
    query: { actorId: who, entity: what, from, to },
  })
  const opened = rows.find((row) => row.id === entry)
  const columns = [
    {
      key: 'when',
      label: t('audit.when'),
      width: 190,
      isFixed: true,
      isOnPhone: true,
      cell: (row: AuditEntry) => instant(row.occurredAt),
    },
    { key: 'who', label: t('audit.who'), width: 180, cell: words.actor },
    { key: 'what', label: t('audit.what'), width: 260, isOnPhone: true, cell: words.action },
    { key: 'on', label: t('audit.on'), width: 140, cell: words.entity },
    { key: 'details', label: t('audit.details'), width: 320, isOptional: true, cell: words.summary },
  ]
  return (
    <Page width="fill">
      <PageHeader title={t('audit.title')} parent={{ label: t('settings.title'), to: '/settings' }} />
      <Toolbar>
        <Select
          label={t('audit.who')}
          placeholder={t('audit.everyone')}
          data={members.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          value={who ?? null}
          onChange={(value) => change({ who: value ?? undefined })}
          clearable
          searchable
        />
        <Select
          label={t('audit.on')}
          placeholder={t('audit.everything')}
          data={auditEntities.map((value) => ({ value, label: t(`audit.entities.${value}`) }))}
          value={what ?? null}
          onChange={(value) => change({ what: value ?? undefined })}
          clearable
          searchable
        />
        <DateField
          path="from"
          label={t('audit.from')}
          value={from ?? null}
          onChange={(day) => change({ from: day ?? undefined })}
        />
        <DateField
          path="to"
          label={t('audit.to')}
          value={to ?? null}
          onChange={(day) => change({ to: day ?? undefined })}
        />
      </Toolbar>
      {error ? (
        <ProblemState thrown={error} onRetry={refetch} />
      ) : (
        <DataTable
          name="audit"
          label={t('audit.title')}
          columns={columns}
          rows={rows}
          rowId={(row) => row.id}
          onOpen={(row) => change({ entry: row.id }, { push: true })}
          hasMore={hasNextPage}
          isLoading={isFetching}
          onMore={fetchNextPage}
          empty={<EmptyState title={t('audit.none')} text={t('audit.noneDetail')} />}
        />
      )}
      <Drawer
        opened={opened !== undefined}
        onClose={() => change({ entry: undefined })}
        position="right"
        title={opened && words.action(opened)}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {opened && <AuditDetails entry={opened} />}
      </Drawer>
    </Page>
  )
}
