import { Checkbox, Modal } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, TextField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { createSavedView, type SavedView, updateSavedView } from '../../contract.ts'
import type { ListState } from '../list/use-list-state.ts'

interface ViewDialogProps {
  list: ListState
  /** The view to rename or share; without it what is shown is saved as a new one. */
  saved?: SavedView
  onClose: () => void
}

export function ViewDialog({ list, saved, onClose }: ViewDialogProps) {
  const { t } = useMessages('accounts')
  const notice = useNotice()
  const create = useEndpointMutation(createSavedView)
  const update = useEndpointMutation(updateSavedView)
  const [name, setName] = useState(saved?.name ?? '')
  const [isShared, setShared] = useState(saved?.isShared ?? false)

  const done = (view: SavedView) => {
    onClose()
    notice.done(t('view.saved', { name: view.name }))
    if (!saved) list.open(view)
  }
  const save = () => {
    if (saved) update.mutate({ params: { id: saved.id }, body: { name, isShared } }, { onSuccess: done })
    else create.mutate({ body: { name, isShared, definition: list.view } }, { onSuccess: done })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      title={saved ? t('view.edit') : t('view.saveAs')}
    >
      <Form
        onSubmit={save}
        onCancel={onClose}
        error={create.error ?? update.error}
        isPending={create.isPending || update.isPending}
      >
        <TextField
          path="name"
          label={t('view.name')}
          value={name}
          onChange={setName}
          maxLength={100}
          data-autofocus
          required
        />
        <Checkbox
          label={t('view.share')}
          description={t('view.shareHint')}
          checked={isShared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
      </Form>
    </Modal>
  )
}
