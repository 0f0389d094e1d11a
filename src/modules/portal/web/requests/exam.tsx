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
  return (
    <Section title={t('exam.title')} note={t('exam.until', { date: date(exam.closesOn) })}>
      <div className={classes.form}>
        <Form onSubmit={submit} error={error} isPending={isPending} submitLabel={t('exam.send')}>
          <p id="exam-question">{exam.question[language]}</p>
          <div>
            <fieldset className={classes.scores} aria-labelledby="exam-question">
              {scores.map((each) => (
                <label key={each} className={classes.score}>
                  <input type="radio" name="score" checked={score === each} onChange={() => setScore(each)} />
                  {each}
                </label>
              ))}
            </fieldset>
            <div className={classes.ends}>
              <span>{t('exam.end', { score: 0, label: exam.minLabel[language] })}</span>
              <span>{t('exam.end', { score: 10, label: exam.maxLabel[language] })}</span>
            </div>
          </div>
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
