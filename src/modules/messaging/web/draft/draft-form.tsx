import { Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, TextField, useField, useHeldVersion } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { editDraft, listMessages, type Message } from '../../contract.ts'
import { useReaders } from './use-readers.ts'

/** A draft's words and whom it is to. Choosing another person rewords the greeting, unless the text was changed here. */
export function DraftForm({ message: current, close }: { message: Message; close: () => void }) {
  const { t } = useMessages('messaging')
  const notice = useNotice()
  // What was written is compared with what the form opened with, not with what a colleague made of it meanwhile.
  const [message] = useState(current)
  const [subject, setSubject] = useState(message.subject)
  const [body, setBody] = useState(message.draftBody)
  const [stakeholderId, setStakeholderId] = useState(message.stakeholderId)
  const { mutate, isPending, error } = useEndpointMutation(editDraft, { refreshes: [listMessages] })
  const version = useHeldVersion(current.version, error)
  const save = () => {
    const change = {
      version,
      subject,
      ...(body !== message.draftBody && { body }),
      ...(stakeholderId !== null && stakeholderId !== message.stakeholderId && { stakeholderId }),
    }
    const finish = () => {
      notice.done(t('draft.saved'))
      close()
    }
    mutate({ params: { id: message.id }, body: change }, { onSuccess: finish })
  }
  return (
    <Form onSubmit={save} error={error} isPending={isPending} onCancel={close}>
      <ReaderField message={message} value={stakeholderId} onChange={setStakeholderId} />
      <TextField path="subject" label={t('draft.subject')} value={subject} onChange={setSubject} />
      <BodyField value={body} onChange={setBody} />
    </Form>
  )
}

interface ReaderFieldProps {
  message: Message
  value: string | null
  onChange: (value: string | null) => void
}

function ReaderField({ message, value, onChange }: ReaderFieldProps) {
  const { t } = useMessages('messaging')
  const readers = useReaders(message.account.id)
  return (
    <Select
      {...useField('stakeholderId')}
      label={t('draft.to')}
      description={message.isPersonal && t('draft.toOnly')}
      disabled={message.isPersonal}
      placeholder={t('draft.toUnchanged', { name: message.to.name })}
      data={readers.map(({ id, label, isReachable }) => ({ value: id, label, disabled: !isReachable }))}
      value={value}
      onChange={onChange}
    />
  )
}

function BodyField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useMessages('messaging')
  return (
    <Textarea
      {...useField('body')}
      label={t('draft.body')}
      description={t('draft.bodyHint')}
      autosize
      minRows={10}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
