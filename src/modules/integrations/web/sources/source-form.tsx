import { useState } from 'react'
import { OneTimeSecret } from '#modules/identity/web/index.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, TextField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { createTicketSource, listTicketSources, renewTicketSourceSecret, type TicketSource } from '../../contract.ts'

/** A new help desk; its secret is made here, or given where the help desk makes it. */
export function SourceForm({ onClose }: { onClose: () => void }) {
  const { t } = useMessages('integrations')
  const [name, setName] = useState('Zendesk')
  const [key, setKey] = useState('zendesk')
  const [secret, setSecret] = useState('')
  const { mutate, data, isPending, error } = useEndpointMutation(createTicketSource, { refreshes: [listTicketSources] })
  if (data) return <ShownSecret secret={data.secret} onClose={onClose} />
  return (
    <Form
      onSubmit={() => mutate({ body: { name, key, ...(secret !== '' && { secret }) } })}
      onCancel={onClose}
      error={error}
      isPending={isPending}
      submitLabel={t('sources.make')}
    >
      <TextField path="name" label={t('sources.name')} required data-autofocus value={name} onChange={setName} />
      <TextField
        path="key"
        label={t('sources.key')}
        description={t('sources.keyHint')}
        required
        value={key}
        onChange={setKey}
      />
      <SecretField value={secret} onChange={setSecret} />
    </Form>
  )
}

/** Another secret for a help desk that is there. */
export function SecretForm({ source, onClose }: { source: TicketSource; onClose: () => void }) {
  const { t } = useMessages('integrations')
  const [secret, setSecret] = useState('')
  const { mutate, data, isPending, error } = useEndpointMutation(renewTicketSourceSecret, {
    refreshes: [listTicketSources],
  })
  if (data) return <ShownSecret secret={data.secret} onClose={onClose} />
  return (
    <Form
      onSubmit={() => mutate({ params: { id: source.id }, body: secret === '' ? {} : { secret } })}
      onCancel={onClose}
      error={error}
      isPending={isPending}
      submitLabel={t('sources.renew')}
    >
      <p>{t('sources.renewText')}</p>
      <SecretField value={secret} onChange={setSecret} />
    </Form>
  )
}

function SecretField({ value, onChange }: { value: string; onChange: (secret: string) => void }) {
  const { t } = useMessages('integrations')
  return (
    <TextField
      path="secret"
      label={t('sources.secret')}
      description={t('sources.secretHint')}
      autoComplete="off"
      value={value}
      onChange={onChange}
    />
  )
}

function ShownSecret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useMessages('integrations')
  return <OneTimeSecret label={t('sources.secret')} value={secret} note={t('sources.secretNote')} onClose={onClose} />
}
