import { Button, Menu, Modal } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { ChoiceField, Form, TextField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import {
  addBlockerDocument,
  type Blocker,
  type documentTemplateSchema,
  escalateBlocker,
  moveBlocker,
} from '../../contract.ts'
import { TextArea } from '../advice/advice-dialog.tsx'
import type { OutcomePartProps } from '../outcome/value-section.tsx'
import { useText } from '../text.ts'
import classes from '../waiting/matters.module.css'

type Template = z.infer<typeof documentTemplateSchema>

interface BlockerActionsProps extends Pick<OutcomePartProps, 'project'> {
  blocker: Blocker
  documentTemplates: readonly Template[]
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
        {target === 'document' && <DocumentForm params={params} documentTemplates={documentTemplates} close={close} />}
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

function DocumentForm({ params, documentTemplates, close }: TargetProps & { documentTemplates: readonly Template[] }) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const [templateKey, setTemplateKey] = useState('')
  const [title, setTitle] = useState('')
  const [url, setUrl] = useState('')
  const [body, setBody] = useState('')
  const { mutate, isPending, error } = useEndpointMutation(addBlockerDocument)
  const choose = (key: string) => {
    const template = documentTemplates.find((each) => each.key === key)
    setTemplateKey(key)
    if (!template) return
    setTitle(text(template.title))
    setBody(text(template.body))
  }
  const save = () => {
    const document = { templateKey: templateKey || null, title, url: url.trim() || null, body }
    mutate({ params, body: document }, { onSuccess: close })
  }
  const template = documentTemplates.find((each) => each.key === templateKey)
  return (
    <Form onSubmit={save} error={error} isPending={isPending} onCancel={close}>
      <ChoiceField
        path="templateKey"
        label={t('blocker.document.template')}
        value={templateKey}
        choices={documentTemplates.map((each) => ({
          value: each.key,
          label: `${t(`blocker.team.${each.team}`)}: ${text(each.title)}`,
        }))}
        onChange={choose}
      />
      {template && <p className={classes.small}>{text(template.asks)}</p>}
      <TextField path="title" label={t('blocker.document.title')} value={title} onChange={setTitle} />
      <TextField path="url" label={t('blocker.document.url')} value={url} onChange={setUrl} />
      <TextArea path="body" label={t('blocker.document.body')} value={body} onChange={setBody} />
    </Form>
  )
}
