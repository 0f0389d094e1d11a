import { Checkbox, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { acceptHandoff, askSales, type Handoff, listHandoffs, readAccount, submitHandoff } from '../../../contract.ts'
import classes from './steps.module.css'

const endpoints = { submit: submitHandoff, accept: acceptHandoff, ask: askSales }

interface NoteDialogProps {
  step: keyof typeof endpoints
  handoff: Handoff
  onClose: () => void
}

/** Confirms a step of the handover, with a note if there is something to say. */
export function NoteDialog({ step, handoff, onClose }: NoteDialogProps) {
  const { t, language } = useMessages('accounts')
  const notice = useNotice()
  const [note, setNote] = useState('')
  const [addsPeople, setAddsPeople] = useState(true)
  // Below the customer's address everything that shows the handover is read again, timeline and sheet too.
  const { mutate, isPending, error } = useEndpointMutation(endpoints[step], { refreshes: [readAccount, listHandoffs] })
  const send = () =>
    mutate(
      { params: { id: handoff.accountId }, body: { version: handoff.version, note, addsPeople } },
      {
        onSuccess: () => {
          notice.done(t(`handoff.${step}Dialog.done`))
          onClose()
        },
      },
    )
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`handoff.${step}Dialog.title`)}
      closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
    >
      <Form onSubmit={send} error={error} isPending={isPending} submitLabel={t(`handoff.${step}`)} onCancel={onClose}>
        <p className={classes.lead}>{t(`handoff.${step}Dialog.text`, { name: handoff.accountName })}</p>
        {step === 'ask' && (
          <ul className={classes.questions}>
            {handoff.questions.map((question) => (
              <li key={question.key}>{question.label[language]}</li>
            ))}
          </ul>
        )}
        {step === 'accept' && (
          <Checkbox
            label={t('handoff.acceptDialog.addsPeople')}
            description={t('handoff.acceptDialog.addsPeopleHint')}
            checked={addsPeople}
            onChange={(event) => setAddsPeople(event.currentTarget.checked)}
          />
        )}
        <NoteField value={note} onChange={setNote} />
      </Form>
    </Modal>
  )
}

function NoteField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useMessages('accounts')
  return (
    <Textarea
      {...useField('note')}
      label={t('handoff.note')}
      autosize
      minRows={2}
      maxRows={10}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
