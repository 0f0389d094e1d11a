import { Button, Select } from '@mantine/core'
import { z } from 'zod'
import { useAddressState } from '#platform/web/address/index.ts'
import { useEndpoint, useEndpointPages } from '#platform/web/api/index.ts'
import { EmptyState, ListSkeleton, Page, PageHeader, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { listMessages, messageStateSchema, readMailSettings } from '../contract.ts'
import { MailSettingsForm } from './mail-settings-form.tsx'
import { MessageRow } from './message-row.tsx'
import classes from './messages.module.css'
import { SuppressedAddresses } from './suppressed-addresses.tsx'

const addressSchema = z.object({ state: messageStateSchema.optional().catch(undefined) })

/** The outbox: every mail to a customer with what became of it, and which kinds leave by themselves. */
export function MessagesPage() {
  const { t } = useMessages('messaging')
  const can = usePermissions()
  const [{ state }, change] = useAddressState(addressSchema)
  const settings = useEndpoint(readMailSettings, {})
  const { rows, hasNextPage, isFetching, isPending, fetchNextPage, error, refetch } = useEndpointPages(listMessages, {
    query: state ? { state } : {},
  })
  const isConfigured = settings.data?.isServerConfigured
  return (
    <Page width="text">
      <PageHeader
        title={t('title')}
        {...(isConfigured !== undefined && { answer: t(isConfigured ? 'answer.configured' : 'answer.none') })}
        parent={{ label: t('parent'), to: '/settings' }}
      />
      {can('messaging.manage') && settings.data && <MailSettingsForm settings={settings.data} />}
      <Section
        title={t('outbox')}
        actions={
          <Select
            aria-label={t('filter')}
            placeholder={t('filter')}
            data={messageStateSchema.options.map((value) => ({ value, label: t(`state.${value}`) }))}
            value={state ?? null}
            onChange={(next) => change({ state: messageStateSchema.safeParse(next).data })}
            clearable
          />
        }
      >
        {error ? (
          <ProblemState thrown={error} onRetry={refetch} />
        ) : isPending ? (
          <ListSkeleton />
        ) : rows.length === 0 ? (
          <EmptyState title={t('empty')} />
        ) : (
          <ul className={classes.list}>
            {rows.map((message) => (
              <MessageRow key={message.id} message={message} />
            ))}
          </ul>
        )}
        {hasNextPage && (
          <Button loading={isFetching} onClick={() => fetchNextPage()}>
            {t('more')}
          </Button>
        )}
      </Section>
      {can('messaging.manage') && <SuppressedAddresses />}
    </Page>
  )
}
