import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type PortalTrainingsView, readPortalTrainings, takeSkillCheck } from '../../contract.ts'
import classes from '../requests/requests.module.css'
import { answersOf, type Chosen, isWhole, Questions } from './questions.tsx'

interface SkillCheckProps {
  training: PortalTrainingsView['items'][number]
  close: () => void
}

/** The questions one below the other; the result at once, and another try where it was not enough. */
export function SkillCheck({ training, close }: SkillCheckProps) {
  const { t } = useMessages('portal')
  const [clientId, setClientId] = useState(newId)
  const [chosen, setChosen] = useState<Chosen>({})
  const { mutate, isPending, error, data } = useEndpointMutation(takeSkillCheck, { refreshes: [readPortalTrainings] })
  const { questions } = training
  const send = () => {
    if (!isWhole(questions, chosen)) return
    const answers = answersOf(chosen)
    mutate({ params: { id: training.id }, body: { clientId, answers } }, { onSuccess: () => setClientId(newId()) })
  }
  return (
    <div className={classes.form}>
      {data && (
        <p role="status">
          {t(data.hasPassed ? 'training.check.passed' : 'training.check.failed', {
            correct: data.correct,
            asked: data.asked,
            percent: training.passPercent,
          })}
        </p>
      )}
      {!data?.hasPassed && (
        <Form
          onSubmit={send}
          error={error}
          isPending={isPending}
          submitLabel={t('training.check.send')}
          onCancel={close}
        >
          <Questions questions={questions} chosen={chosen} onChange={setChosen} />
          {!isWhole(questions, chosen) && <p className={classes.hint}>{t('training.check.all')}</p>}
        </Form>
      )}
    </div>
  )
}
