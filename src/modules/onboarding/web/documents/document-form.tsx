import { Switch } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, useHeldVersion } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { addKeptDocument, changeKeptDocument, type KeptDocument, listKeptDocuments } from '../../contract.ts'
import { bodyOf, DocumentFields, draftOf } from './document-fields.tsx'

/** An answer to what customers' desks ask for; without one, a new answer. */
export function DocumentForm({ kept, close }: { kept: KeptDocument | undefined; close: () => void }) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [clientId] = useState(newId)
  const [draft, setDraft] = useState(() => draftOf(kept))
  const [isRetired, setRetired] = useState(kept?.isRetired ?? false)
  const adding = useEndpointMutation(addKeptDocument, { refreshes: [listKeptDocuments] })
  const changing = useEndpointMutation(changeKeptDocument, { refreshes: [listKeptDocuments] })
  const version = useHeldVersion(kept?.version ?? 1, changing.error)
  const done = () => {
    notice.done(t('documents.saved'))
    close()
  }
  const save = () => {
    const body = bodyOf(draft)
    if (kept) changing.mutate({ params: { id: kept.id }, body: { version, isRetired, ...body } }, { onSuccess: done })
    else adding.mutate({ body: { clientId, ...body } }, { onSuccess: done })
  }
  return (
    <Form
      onSubmit={save}
      error={adding.error ?? changing.error}
      isPending={adding.isPending || changing.isPending}
      onCancel={close}
    >
      <DocumentFields draft={draft} onChange={setDraft} />
      {kept && (
        <Switch
          label={t('documents.retire')}
          checked={isRetired}
          onChange={(event) => setRetired(event.currentTarget.checked)}
        />
      )}
    </Form>
  )
}
