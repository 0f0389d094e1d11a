import { Input, SegmentedControl, Textarea } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form, useField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { useSession } from '#platform/web/session/index.ts'
import examContent from '../../content/graduation-exam.json' with { type: 'json' }
import { recordExamAnswer } from '../../contract.ts'
import classes from '../outcome/outcome.module.css'
import { TestimonyFields, useTestimony } from '../outcome/testimony.tsx'
import type { ProjectFormProps } from '../project/form-props.ts'
import { useText } from '../text.ts'

const scores = Array.from({ length: 11 }, (_, score) => String(score))

/** Writes down an answer to the exam question that was given by word of mouth or mail. */
export function AnswerForm({ project, close }: ProjectFormProps) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const notice = useNotice()
  const [clientId] = useState(newId)
  const open = (['champion', 'sponsor'] as const).filter(
    (each) =>
      !project.exam.answers.some((answer) => answer.respondent === each && answer.attempt === project.exam.attempt),
  )
  const [respondent, setRespondent] = useState(open[0] ?? 'champion')
  const [score, setScore] = useState<string>()
  const [reason, setReason] = useState('')
  const [answeredOn, setAnsweredOn] = useState<string | null>(today())
  const testimony = useTestimony()
  const { mutate, isPending, error } = useEndpointMutation(recordExamAnswer)
  const finish = () => {
    notice.done(t('exam.done'))
    close()
  }
  const save = () => {
    if (answeredOn === null || score === undefined) return
    const body = { clientId, respondent, score: Number(score), reason, answeredOn, ...testimony.value }
    mutate({ params: { id: project.id }, body }, { onSuccess: finish })
  }
  return (
    <Form
      required={{ score, answeredOn }}
      onSubmit={save}
      error={error}
      isPending={isPending}
      submitLabel={t('exam.save')}
      onCancel={close}
    >
      <Question />
      <SegmentedControl
        aria-label={t('exam.who')}
        data={open.map((each) => ({ value: each, label: t(`exam.respondent.${each}`) }))}
        value={respondent}
        onChange={(next) => setRespondent(open.find((each) => each === next) ?? respondent)}
      />
      <ScoreField value={score} onChange={setScore} />
      <Textarea
        label={t('exam.reason')}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TestimonyFields project={project} {...testimony} />
      <DateField path="answeredOn" label={t('exam.answeredOn')} value={answeredOn} onChange={setAnsweredOn} />
      <p className={classes.small}>{t('exam.immutable')}</p>
    </Form>
  )
}

function ScoreField({ value, onChange }: { value: string | undefined; onChange: (score: string) => void }) {
  const { t } = useMessages('onboarding')
  const { error } = useField('score')
  return (
    <div>
      <SegmentedControl
        aria-label={t('exam.score')}
        fullWidth
        className={classes.scale ?? ''}
        data={scores}
        value={value ?? ''}
        onChange={onChange}
      />
      {error && <Input.Error role="alert">{error}</Input.Error>}
    </div>
  )
}

function Question() {
  const text = useText()
  const { workspace } = useSession()
  const product =
    'productName' in workspace && typeof workspace.productName === 'string' ? workspace.productName : workspace.name
  return (
    <blockquote className={classes.question}>
      {text(examContent.question).replace('{{product.name}}', product)}
    </blockquote>
  )
}
