import { Button, Menu, Modal } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { type Blocker, escalateBlocker, moveBlocker } from '../../contract.ts'
import { TextArea } from '../advice/advice-dialog.tsx'
import type { OutcomePartProps } from '../outcome/value-section.tsx'
import classes from '../waiting/matters.module.css'
import { AddDocumentForm, type DocumentTemplate } from './add-document-form.tsx'

interface BlockerActionsProps extends Pick<OutcomePartProps, 'project'> {
  blocker: Blocker
  documentTemplates: readonly DocumentTemplate[]
  edit: () => void
}

export function BlockerActions({ project, blocker, documentTemplates, edit }: BlockerActionsProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [target, setTarget] = useState<Blocker['state'] | 'document'>()
  const { mutate: escalate, isPending } = useEndpointMutation(escalateBlocker, {
    refreshes: [
      { ...escalateBlocker, path: '/projects' },
      { ...escalateBlocker, path: '/messages' },
    ],
  })
  const params = { id: project.id, blockerId: blocker.id }
  const level = blocker.nextLevel
  const goUp = () =>
    escalate(
      { params, body: { version: blocker.version } },
      {
        onSuccess: ({ messageId }) => notice.done(t(messageId === null ? 'blocker.wentUp' : 'blocker.mailDrafted')),
        onError: notice.failed,
      },
    )
  const close = () => setTarget(undefined)
  return (
    <div className={classes.buttons}>
      <Menu>
        <Menu.Target>
          <Button size="compact-sm">{t('blocker.move')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {blocker.nextStates.map((state) => (
            <Menu.Item key={state} onClick={() => setTarget(state)}>
              {t(`blocker.state.${state}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {blocker.isBlocking && level !== null && (
        <Button size="compact-sm" loading={isPending} onClick={goUp}>
          {t(`blocker.escalateTo.${level}`)}
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" onClick={() => setTarget('document')}>
        {t('blocker.document.add')}
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={edit}>
        {t('blocker.edit')}
      </Button>
      <Modal
        opened={target !== undefined}
        onClose={close}
        title={target === 'document' ? t('blocker.document.add') : target && t(`blocker.state.${target}`)}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {target === 'document' && (
          <AddDocumentForm params={params} documentTemplates={documentTemplates} close={close} />
        )}
        {target !== undefined && target !== 'document' && (
          <StepForm params={params} version={blocker.version} state={target} close={close} />
        )}
      </Modal>
    </div>
  )
}

interface TargetProps {
  params: { id: string; blockerId: string }
  close: () => void
}

function StepForm({ params, version, state, close }: TargetProps & { version: number; state: Blocker['state'] }) {
  const { t } = useMessages('onboarding')
  const [note, setNote] = useState('')
  const { mutate, isPending, error } = useEndpointMutation(moveBlocker)
  const save = () => mutate({ params, body: { version, state, note } }, { onSuccess: close })
  return (
    <Form onSubmit={save} error={error} isPending={isPending} onCancel={close}>
      <TextArea path="note" label={t('blocker.note')} value={note} onChange={setNote} />
    </Form>
  )
}
