import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { discardDraft, listMessages, type Message } from '../../contract.ts'
import classes from '../messages.module.css'
import { DraftForm } from './draft-form.tsx'
import { RecipientsForm } from './recipients-form.tsx'

/** What a person does with a draft before it leaves: words it, adds recipients, or decides against it. */
export function DraftDialogs({ message }: { message: Message }) {
  const { t } = useMessages('messaging')
  const can = usePermissions()
  const notice = useNotice()
  const [dialog, setDialog] = useState<'edit' | 'recipients'>()
  const discarding = useEndpointMutation(discardDraft, { refreshes: [listMessages] })
  if (!can('messaging.send')) return null
  const close = () => setDialog(undefined)
  const discard = () =>
    discarding.mutate(
      { params: { id: message.id }, body: { version: message.version } },
      { onError: notice.failed, onSuccess: () => notice.done(t('draft.discarded')) },
    )
  return (
    <div className={classes.actions}>
      <Button size="compact-sm" onClick={() => setDialog('edit')}>
        {t('draft.edit')}
      </Button>
      {!message.isPersonal && (
        <Button size="compact-sm" onClick={() => setDialog('recipients')}>
          {t('draft.addRecipients')}
        </Button>
      )}
      <Button size="compact-sm" loading={discarding.isPending} onClick={discard}>
        {t('draft.discard')}
      </Button>
      <Modal
        opened={dialog !== undefined}
        onClose={close}
        size="lg"
        title={t(dialog === 'recipients' ? 'draft.addRecipients' : 'draft.edit')}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {dialog === 'edit' && <DraftForm message={message} close={close} />}
        {dialog === 'recipients' && <RecipientsForm message={message} close={close} />}
      </Modal>
    </div>
  )
}
