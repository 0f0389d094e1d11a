import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { answerExam, type PortalHome, type PortalProjectView, readPortalHome } from '../../contract.ts'
import { useMay } from '../home/may.ts'
import classes from './requests.module.css'
import { ScoreScale } from './score-scale.tsx'

const scores = Array.from({ length: 11 }, (_, score) => score)

/** The question on going on, for the two people whom it is put to, while it can be answered. */
export function Exam({ home, exam }: { home: PortalHome; exam: PortalProjectView['exam'] }) {
  const { t } = useMessages('portal')
  const may = useMay()
  const { respondent } = home.visitor
  if (!may('answer_exam') || !exam || respondent === null) return null
  if (exam.answered.includes(respondent))
    return (
      <Section title={t('exam.title')}>
        <p>{t('exam.thanks')}</p>
      </Section>
    )
  return <Question exam={exam} />
}

function Question({ exam }: { exam: NonNullable<PortalProjectView['exam']> }) {
  const { t, language } = useMessages('portal')
  const { date } = useFormats()
  const [clientId] = useState(() => newId())
  const [score, setScore] = useState<number>()
  const [reason, setReason] = useState('')
  const { mutate, isPending, error } = useEndpointMutation(answerExam, { refreshes: [readPortalHome] })
  const submit = () => score !== undefined && mutate({ body: { clientId, score, reason } })
  const endOf = (score: number, label: Readonly<Record<'ja' | 'en', string>>) =>
    t('exam.end', { score, label: label[language] })
  return (
    <Section title={t('exam.title')} note={t('exam.until', { date: date(exam.closesOn) })}>
      <div className={classes.form}>
        <Form onSubmit={submit} error={error} isPending={isPending} submitLabel={t('exam.send')} required={{ score }}>
          <ScoreScale
            path="score"
            label={exam.question[language]}
            scores={scores}
            value={score}
            onChange={setScore}
            low={endOf(0, exam.minLabel)}
            high={endOf(10, exam.maxLabel)}
          />
          <Textarea
            label={exam.reasonQuestion[language]}
            autosize
            minRows={2}
            maxLength={5000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <p className={classes.hint}>{t('exam.use')}</p>
        </Form>
      </div>
    </Section>
  )
}
