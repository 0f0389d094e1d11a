import { Radio, Textarea } from '@mantine/core'
import { useEffect, useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { asProblem, useEndpointMutation } from '#platform/web/api/index.ts'
import { useShowBrand } from '#platform/web/brand/index.ts'
import { Form, useField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { PageSkeleton } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { answerHomework, openHomeworkQuestion } from '../../contract.ts'
import { ClosedDoor, NoticePage } from '../entrance/notice-page.tsx'

/** The place of each is its number in the links of mails, also of those that were sent long ago. */
const answers = ['tomorrow', 'next_week', 'no_time', 'done'] as const
const shownAnswers: readonly Answer[] = ['done', 'tomorrow', 'next_week', 'no_time']
type Answer = (typeof answers)[number]

/** The token behind the #, where no server and no log sees it, and the number of the answer that was pressed. */
const linkOf = (address: string) => /^#([\w-]{20,200})(?:\.([1234]))?$/.exec(address)

/** Behind the links of a reminder: shows the answer that was chosen, and sends it only when a person presses the button. */
export function AnswerPage() {
  const [link] = useState(() => linkOf(window.location.hash))
  const token = link?.[1]
  if (token === undefined) return <ClosedDoor />
  return <Question token={token} chosen={answers[Number(link?.[2] ?? 0) - 1]} />
}

function Question({ token, chosen }: { token: string; chosen: Answer | undefined }) {
  const { t, language } = useMessages('portal')
  const { date } = useFormats()
  const [answer, setAnswer] = useState<Answer | undefined>(chosen)
  const [note, setNote] = useState('')
  const [clientId] = useState(() => newId())
  const { mutate: open, data: question, error: refused } = useEndpointMutation(openHomeworkQuestion, { refreshes: [] })
  const answering = useEndpointMutation(answerHomework, { refreshes: [] })
  useEffect(() => open({ body: { token } }), [open, token])
  useShowBrand(question && { vendorName: question.vendorName, ...question.brand })
  if (refused)
    return (
      <NoticePage title={t('door.broken')}>
        <p>{asProblem(refused).title || t('door.closedHint')}</p>
      </NoticePage>
    )
  if (!question) return <PageSkeleton />
  const task = question.taskName[language]
  if (answering.isSuccess || question.isDone)
    return (
      <NoticePage title={t('answer.thanks')}>
        <p>{t(question.isDone || answer === 'done' ? 'answer.done' : 'answer.received', { task })}</p>
      </NoticePage>
    )
  const send = () => {
    if (answer) answering.mutate({ body: { token, clientId, answer, note } })
  }
  return (
    <NoticePage title={t('answer.title', { task })}>
      <p>{t('answer.text', { date: date(question.dueOn) })}</p>
      <Form
        onSubmit={send}
        error={answering.error}
        isPending={answering.isPending}
        submitLabel={t('answer.send')}
        required={{ answer }}
      >
        <AnswerChoice value={answer} onChange={setAnswer} />
        <NoteField value={note} onChange={setNote} />
      </Form>
    </NoticePage>
  )
}

interface AnswerChoiceProps {
  value: Answer | undefined
  onChange: (answer: Answer | undefined) => void
}

function AnswerChoice({ value, onChange }: AnswerChoiceProps) {
  const { t } = useMessages('portal')
  const { name, error } = useField('answer')
  return (
    <Radio.Group
      name={name}
      label={t('answer.choose')}
      error={error}
      errorProps={{ mt: 8 }}
      value={value ?? ''}
      onChange={(next) => onChange(answers.find((each) => each === next))}
    >
      {shownAnswers.map((each) => (
        <Radio key={each} value={each} label={t(`answer.choices.${each}`)} mt={10} aria-invalid={error !== undefined} />
      ))}
    </Radio.Group>
  )
}

function NoteField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useMessages('portal')
  return (
    <Textarea
      {...useField('note')}
      label={t('answer.note')}
      autosize
      minRows={2}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
