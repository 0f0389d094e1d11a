import { useState } from 'react'
import { OneTimeSecret } from '#modules/identity/web/index.ts'
import { useGo } from '#platform/web/address/index.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { ChoiceField, Form, TextField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { createSource, listSources, renameSource, renewWriteKey, type Source, sourceKinds } from '../../contract.ts'
import classes from '../usage.module.css'
import { Snippets } from './snippets.tsx'

/** Another source; its key is shown once, with what to paste. */
export function NewSource({ onClose }: { onClose: () => void }) {
  const { t } = useMessages('usage')
  const [name, setName] = useState('')
  const [kind, setKind] = useState<Source['kind']>('server')
  const go = useGo()
  const { mutate, data, isPending, error } = useEndpointMutation(createSource, { refreshes: [listSources] })
  if (data?.writeKey) return <ShownKey writeKey={data.writeKey} onClose={onClose} />
  const open = (source: Source) => source.kind === 'upload' && go(`/settings/usage/${source.id}/upload`)
  return (
    <Form
      onSubmit={() => mutate({ body: { name, kind } }, { onSuccess: open })}
      onCancel={onClose}
      error={error}
      isPending={isPending}
      required={{ name }}
      submitLabel={t('sources.make')}
    >
      <TextField
        path="name"
        label={t('sources.name')}
        description={t('sources.nameHint')}
        required
        data-autofocus
        value={name}
        onChange={setName}
      />
      <ChoiceField
        path="kind"
        label={t('sources.kind')}
        value={kind}
        choices={sourceKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        onChange={setKind}
      />
    </Form>
  )
}

interface SourceFormProps {
  source: Source
  onClose: () => void
}

export function RenameForm({ source, onClose }: SourceFormProps) {
  const { t } = useMessages('usage')
  const [name, setName] = useState(source.name)
  const { mutate, isPending, error } = useEndpointMutation(renameSource, { refreshes: [listSources] })
  return (
    <Form
      onSubmit={() =>
        mutate({ params: { id: source.id }, body: { name, version: source.version } }, { onSuccess: onClose })
      }
      onCancel={onClose}
      error={error}
      isPending={isPending}
      required={{ name }}
    >
      <TextField path="name" label={t('sources.name')} required data-autofocus value={name} onChange={setName} />
    </Form>
  )
}

export function RenewForm({ source, onClose }: SourceFormProps) {
  const { t } = useMessages('usage')
  const { mutate, data, isPending, error } = useEndpointMutation(renewWriteKey, { refreshes: [listSources] })
  if (data) return <ShownKey writeKey={data.writeKey} onClose={onClose} />
  return (
    <Form
      onSubmit={() => mutate({ params: { id: source.id } })}
      onCancel={onClose}
      error={error}
      isPending={isPending}
      submitLabel={t('sources.renew')}
    >
      <p>{t('sources.renewText')}</p>
    </Form>
  )
}

function ShownKey({ writeKey, onClose }: { writeKey: string; onClose: () => void }) {
  const { t } = useMessages('usage')
  return (
    <div className={classes.stack}>
      <Snippets writeKey={writeKey} />
      <OneTimeSecret label={t('sources.key')} value={writeKey} note={t('sources.keyNote')} onClose={onClose} />
    </div>
  )
}
