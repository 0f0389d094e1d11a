import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { useAddressState } from '#platform/web/address/index.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { ChoiceField, Form, TextField } from '#platform/web/form/index.ts'
import { EmptyState, ListSkeleton, Page, PageHeader, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { createApiKey, listApiKeys, type Role } from '../../contract.ts'
import { OneTimeSecret } from '../one-time-secret.tsx'
import { useRoleChoices } from '../role-choices.ts'
import { ApiKeyTable } from './api-key-table.tsx'

/** Keys with which other systems read and write here. */
export function ApiKeysPage() {
  const { t } = useMessages('identity')
  const [state, change] = useAddressState(z.object({ create: z.boolean().optional().catch(undefined) }))
  const { data, error, refetch, isPending } = useEndpoint(listApiKeys, {})
  const working = data?.items.filter((key) => key.revokedAt === null) ?? []
  const create = (
    <Button variant="filled" onClick={() => change({ create: true })}>
      {t('apiKeys.create')}
    </Button>
  )
  const close = () => change({ create: undefined })
  return (
    <Page>
      <PageHeader
        title={t('apiKeys.title')}
        parent={{ label: t('settings.title'), to: '/settings' }}
        answer={data && data.items.length > 0 ? t('apiKeys.answer', { count: working.length }) : undefined}
        actions={data && data.items.length > 0 && create}
      />
      {error && <ProblemState thrown={error} onRetry={refetch} />}
      {isPending && <ListSkeleton rows={4} />}
      {data?.items.length === 0 && (
        <EmptyState title={t('apiKeys.none')} text={t('apiKeys.noneDetail')} actions={create} />
      )}
      {data && data.items.length > 0 && <ApiKeyTable keys={data.items} />}
      <Modal
        opened={state.create === true}
        onClose={close}
        closeOnClickOutside={false}
        title={t('apiKeys.create')}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        <CreateForm onClose={close} />
      </Modal>
    </Page>
  )
}

function CreateForm({ onClose }: { onClose: () => void }) {
  const { t } = useMessages('identity')
  const choices = useRoleChoices()
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('viewer')
  const { mutate, data, isPending, error } = useEndpointMutation(createApiKey)
  if (data)
    return <OneTimeSecret label={t('apiKeys.key')} value={data.key} note={t('apiKeys.keyNote')} onClose={onClose} />
  return (
    <Form
      onSubmit={() => mutate({ body: { name, role } })}
      onCancel={onClose}
      error={error}
      isPending={isPending}
      submitLabel={t('apiKeys.make')}
    >
      <TextField
        path="name"
        label={t('apiKeys.name')}
        description={t('apiKeys.nameHint')}
        required
        data-autofocus
        value={name}
        onChange={setName}
      />
      <ChoiceField
        path="role"
        label={t('members.role')}
        description={t(`roleHints.${role}`)}
        value={role}
        choices={choices}
        onChange={setRole}
      />
    </Form>
  )
}
