import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useEndpoint } from '#platform/web/api/index.ts'
import { EmptyState, ListSkeleton, Page, PageHeader, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type CustomFieldRecord, listCustomFields } from '../../contract.ts'
import { FieldDialog } from './field-dialog.tsx'
import { FieldList } from './field-list.tsx'

/** The fields that the workspace adds to its customers. */
export function CustomFieldsPage() {
  const { t } = useMessages('accounts')
  const fields = useEndpoint(listCustomFields, { query: { archived: 'include' } })
  const [open, setOpen] = useState<CustomFieldRecord | 'new'>()
  const all = fields.data?.items ?? []
  const inUse = all.filter(({ archivedAt }) => archivedAt === null)
  const archived = all.filter(({ archivedAt }) => archivedAt !== null)
  const add = () => setOpen('new')
  return (
    <Page width="text">
      <PageHeader
        title={t('customFields.title')}
        answer={
          fields.data ? t(inUse.length > 0 ? 'customFields.answer' : 'customFields.none', { count: inUse.length }) : ' '
        }
        parent={{ label: t('customFields.settings'), to: '/settings' }}
        actions={
          <Button variant="filled" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={add}>
            {t('customFields.add')}
          </Button>
        }
      />
      {fields.error ? (
        <ProblemState thrown={fields.error} onRetry={fields.refetch} />
      ) : (
        fields.isPending && <ListSkeleton rows={5} />
      )}
      {fields.data && all.length === 0 && (
        <EmptyState
          title={t('customFields.empty')}
          text={t('customFields.emptyText')}
          actions={<Button onClick={add}>{t('customFields.add')}</Button>}
        />
      )}
      {inUse.length > 0 && <FieldList fields={inUse} onOpen={setOpen} />}
      {archived.length > 0 && (
        <Section title={t('customFields.archived')} note={t('customFields.archivedNote')}>
          <FieldList fields={archived} onOpen={setOpen} />
        </Section>
      )}
      {open && (
        <FieldDialog
          {...(open === 'new' ? {} : { field: open })}
          takenKeys={all.map(({ key }) => key)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Page>
  )
}
