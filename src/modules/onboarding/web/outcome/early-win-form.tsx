import { Modal, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form, NumberField, useField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { type ProjectPage, recordEarlyWin } from '../../contract.ts'
import { useText } from '../text.ts'

interface EarlyWinFormProps {
  projectId: string
  win: ProjectPage['earlyWins']['items'][number]
  close: () => void
}

/** The day of an early win, and what the mail about it speaks of. */
export function EarlyWinForm({ projectId, win, close }: EarlyWinFormProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  return (
    <Modal
      opened
      onClose={close}
      title={text(win.name)}
      closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
    >
      <Fields projectId={projectId} win={win} close={close} />
    </Modal>
  )
}

function Fields({ projectId, win, close }: EarlyWinFormProps) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const text = useText()
  const notice = useNotice()
  const [reachedOn, setReachedOn] = useState<string | null>(today())
  const [count, setCount] = useState<number | null>(null)
  const [words, setWords] = useState({ quote: '', note: '' })
  const { mutate, isPending, error } = useEndpointMutation(recordEarlyWin)
  const record = () =>
    mutate(
      { params: { id: projectId, key: win.key }, body: { reachedOn: reachedOn ?? today(), count, ...words } },
      {
        onSuccess: () => {
          notice.done(t('wins.recorded', { name: text(win.name) }))
          close()
        },
      },
    )
  return (
    <Form onSubmit={record} error={error} isPending={isPending} submitLabel={t('wins.record')} onCancel={close}>
      <DateField path="reachedOn" label={t('wins.reachedOn')} value={reachedOn} onChange={setReachedOn} />
      {win.asksCount && (
        <NumberField
          path="count"
          label={t('wins.count')}
          description={t('wins.countHint')}
          value={count}
          onChange={setCount}
        />
      )}
      {win.asksQuote && <Quote value={words.quote} onChange={(quote) => setWords({ ...words, quote })} />}
      <Textarea
        label={t('wins.noteField')}
        description={t('wins.noteHint')}
        autosize
        minRows={2}
        value={words.note}
        onChange={(event) => setWords({ ...words, note: event.currentTarget.value })}
      />
    </Form>
  )
}

function Quote({ value, onChange }: { value: string; onChange: (quote: string) => void }) {
  const { t } = useMessages('onboarding')
  return (
    <TextInput
      {...useField('quote')}
      label={t('wins.quote')}
      description={t('wins.quoteHint')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
