import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { addRecipients, listMessages, type Message } from '../../contract.ts'
import { useReaders } from './use-readers.ts'

/** The same draft for more people, one mail each. */
export function RecipientsForm({ message, close }: { message: Message; close: () => void }) {
  const { t } = useMessages('messaging')
  const notice = useNotice()
  const readers = useReaders(message.account.id).filter(({ id }) => id !== message.stakeholderId)
  const [stakeholderIds, setStakeholderIds] = useState<string[]>([])
  const { mutate, isPending, error } = useEndpointMutation(addRecipients, { refreshes: [listMessages] })
  const save = () =>
    mutate(
      { params: { id: message.id }, body: { stakeholderIds } },
      {
        onSuccess: ({ items }) => {
          notice.done(t('draft.added', { count: items.length }))
          close()
        },
      },
    )
  return (
    <Form onSubmit={save} error={error} isPending={isPending} submitLabel={t('draft.addRecipients')} onCancel={close}>
      <Checkbox.Group
        label={t('draft.to')}
        description={t('draft.addRecipientsHint')}
        value={stakeholderIds}
        onChange={setStakeholderIds}
      >
        {readers.map(({ id, label, isReachable }) => (
          <Checkbox key={id} value={id} label={label} disabled={!isReachable} mt={8} />
        ))}
      </Checkbox.Group>
    </Form>
  )
}
