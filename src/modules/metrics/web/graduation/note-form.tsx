import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, useField, useHeldVersion } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { type GraduationCustomer, listGraduationCustomers, saveGraduationNote } from '../../graduation-contract.ts'

interface NoteFormProps {
  customer: GraduationCustomer
  month: string
  close: () => void
}

/** What was noticed of a customer in the month's review. */
export function NoteForm({ customer, month, close }: NoteFormProps) {
  const { t } = useMessages('metrics')
  const notice = useNotice()
  const [note, setNote] = useState(customer.note)
  const { mutate, isPending, error } = useEndpointMutation(saveGraduationNote, { refreshes: [listGraduationCustomers] })
  const version = useHeldVersion(customer.noteVersion, error)
  const save = () =>
    mutate(
      { params: { month, id: customer.accountId }, body: { note, version } },
      {
        onSuccess: () => {
          notice.done(t('graduation.saved'))
          close()
        },
      },
    )
  return (
    <Form onSubmit={save} error={error} isPending={isPending} onCancel={close}>
      <NoteField value={note} onChange={setNote} />
    </Form>
  )
}

function NoteField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useMessages('metrics')
  return (
    <Textarea
      label={t('graduation.columns.note')}
      description={t('graduation.noteHint')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autosize
      minRows={3}
      maxLength={2000}
      {...useField('note')}
    />
  )
}
