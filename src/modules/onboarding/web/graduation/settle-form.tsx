import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { type OngoingHandoff, type ProjectPage, settleCarried } from '../../contract.ts'
import { useText } from '../text.ts'

export type Leftover = OngoingHandoff['leftovers'][number]

interface SettleFormProps {
  project: ProjectPage
  leftover: Leftover
  close: () => void
}

/** What came of something that was carried over. */
export function SettleForm({ project, leftover, close }: SettleFormProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const notice = useNotice()
  const [note, setNote] = useState('')
  const { mutate, isPending, error } = useEndpointMutation(settleCarried)
  const kind = leftover.kind === 'incident' ? 'incident' : 'phase_2'
  const save = () =>
    mutate(
      { params: { id: project.id }, body: { kind, id: leftover.id, note } },
      {
        onSuccess: () => {
          notice.done(t('ongoing.settled'))
          close()
        },
      },
    )
  return (
    <Form onSubmit={save} error={error} isPending={isPending} onCancel={close}>
      <p>{text(leftover.name)}</p>
      <Note value={note} onChange={setNote} />
    </Form>
  )
}

function Note({ value, onChange }: { value: string; onChange: (note: string) => void }) {
  const { t } = useMessages('onboarding')
  return (
    <Textarea
      {...useField('note')}
      label={t('ongoing.settleNote')}
      description={t('ongoing.settleHint')}
      autosize
      minRows={2}
      required
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
