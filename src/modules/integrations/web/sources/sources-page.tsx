import { Button, Modal } from '@mantine/core'
import { z } from 'zod'
import { useAddressState } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { EmptyState, ListSkeleton, Page, PageHeader, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { listTicketSources } from '../../contract.ts'
import classes from '../integrations.module.css'
import { KnownCallers } from './known-callers.tsx'
import { SourceForm } from './source-form.tsx'
import { SourceSection } from './source-section.tsx'

/** Help desks that send their tickets by signed webhooks: where to, whether it works, and what was rejected. */
export function SourcesPage() {
  const { t } = useMessages('integrations')
  const [state, change] = useAddressState(z.object({ create: z.boolean().optional().catch(undefined) }))
  const { data, error, refetch, isPending } = useEndpoint(listTicketSources, {})
  const working = data?.items.filter(({ isActive }) => isActive).length ?? 0
  const create = (
    <Button variant="filled" onClick={() => change({ create: true })}>
      {t('sources.create')}
    </Button>
  )
  const close = () => change({ create: undefined })
  return (
    <Page width="text">
      <PageHeader
        title={t('sources.title')}
        parent={{ label: t('identity:settings.title'), to: '/settings' }}
        answer={data && data.items.length > 0 ? t('sources.answer', { count: working }) : undefined}
        actions={data && data.items.length > 0 && create}
      />
      {error && <ProblemState thrown={error} onRetry={refetch} />}
      {isPending && <ListSkeleton rows={4} />}
      {data?.items.length === 0 && (
        <EmptyState title={t('sources.none')} text={t('sources.noneText')} actions={create} />
      )}
      <div className={classes.stack}>
        {data?.items.map((source) => (
          <SourceSection key={source.id} source={source} />
        ))}
        <KnownCallers />
      </div>
      <Modal
        opened={state.create === true}
        onClose={close}
        closeOnClickOutside={false}
        title={t('sources.create')}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        <SourceForm onClose={close} />
      </Modal>
    </Page>
  )
}
