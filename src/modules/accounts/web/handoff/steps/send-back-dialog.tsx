import { Checkbox, Modal, Radio, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { type Handoff, listHandoffs, readAccount, readSheet, sendBackHandoff } from '../../../contract.ts'
import classes from './steps.module.css'

/** Asks why the sheet goes back to sales, what is needed, and in which answers. */
export function SendBackDialog({ handoff, onClose }: { handoff: Handoff; onClose: () => void }) {
  const { t } = useMessages('accounts')
  const notice = useNotice()
  const [reason, setReason] = useState('')
  const [text, setText] = useState('')
  const [answerKeys, setAnswerKeys] = useState<string[]>([])
  const { mutate, isPending, error } = useEndpointMutation(sendBackHandoff, { refreshes: [readAccount, listHandoffs] })
  const send = () =>
    mutate(
      { params: { id: handoff.accountId }, body: { version: handoff.version, reason, text, answerKeys } },
      {
        onSuccess: () => {
          notice.done(t('handoff.sendBackDialog.done'))
          onClose()
        },
      },
    )
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('handoff.sendBackDialog.title')}
      closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      size="lg"
    >
      <Form onSubmit={send} error={error} isPending={isPending} submitLabel={t('handoff.sendBack')} onCancel={onClose}>
        <ReasonField handoff={handoff} value={reason} onChange={setReason} />
        <TextField value={text} onChange={setText} />
        <AnswersField handoff={handoff} value={answerKeys} onChange={setAnswerKeys} />
      </Form>
    </Modal>
  )
}

interface FieldProps<Value> {
  value: Value
  onChange: (value: Value) => void
}

function ReasonField({ handoff, value, onChange }: FieldProps<string> & { handoff: Handoff }) {
  const { t, language } = useMessages('accounts')
  const { error } = useField('reason')
  return (
    <Radio.Group label={t('handoff.reason')} required value={value} onChange={onChange} error={error}>
      <div className={classes.choices}>
        {handoff.returnReasons.map((choice) => (
          <Radio key={choice.key} value={choice.key} label={choice.label[language]} />
        ))}
      </div>
    </Radio.Group>
  )
}

function TextField({ value, onChange }: FieldProps<string>) {
  const { t } = useMessages('accounts')
  return (
    <Textarea
      {...useField('text')}
      label={t('handoff.needed')}
      description={t('handoff.neededHelp')}
      required
      autosize
      minRows={3}
      maxRows={12}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

function AnswersField({ handoff, value, onChange }: FieldProps<string[]> & { handoff: Handoff }) {
  const { t, language } = useMessages('accounts')
  const { data } = useEndpoint(readSheet, { params: { id: handoff.accountId, kind: 'handoff' } })
  return (
    <Checkbox.Group label={t('handoff.answersConcerned')} value={value} onChange={onChange}>
      <div className={classes.answers}>
        {data?.form.fields.map((field) => (
          <Checkbox key={field.key} value={field.key} label={field.label[language]} />
        ))}
      </div>
    </Checkbox.Group>
  )
}
