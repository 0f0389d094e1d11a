import { Button, Modal } from '@mantine/core'
import { z } from 'zod'
import { useAddressState } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { EmptyState, ListSkeleton, Page, PageHeader, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { listSources } from '../../contract.ts'
import classes from '../usage.module.css'
import { UsageLinks } from '../usage-links.tsx'
import { NewSource } from './source-form.tsx'
import { SourceSection } from './source-section.tsx'
import { standingOf } from './standing.ts'

/** Where usage comes from: whether it arrives, and how to connect another product. */
export function SourcesPage() {
  const { t } = useMessages('usage')
  const can = usePermissions()
  const [state, change] = useAddressState(z.object({ create: z.boolean().optional().catch(undefined) }))
  const { data, error, refetch, isPending } = useEndpoint(listSources, {}, { refetchInterval: 10_000 })
  const open = data?.items.filter(({ revokedAt }) => revokedAt === null) ?? []
  const arriving = open.filter((source) => standingOf(source, Date.now()).state === 'receiving').length
  const create = can('usage.manage') && (
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
        answer={open.length > 0 ? t('sources.answer', { count: open.length, arriving }) : undefined}
        actions={data && data.items.length > 0 && create}
      />
      <UsageLinks />
      {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {isPending && <ListSkeleton rows={4} />}
      {data?.items.length === 0 && (
        <EmptyState title={t('sources.none')} text={t('sources.noneText')} actions={create} />
      )}
      <div className={classes.stack}>
        {data?.items.map((source) => (
          <SourceSection key={source.id} source={source} />
        ))}
      </div>
      <Modal
        opened={state.create === true}
        onClose={close}
        closeOnClickOutside={false}
        size="lg"
        title={t('sources.create')}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        <NewSource onClose={close} />
      </Modal>
    </Page>
  )
}
