import { Radio } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type PortalTrainingsView, readPortalTrainings, takeSkillCheck } from '../../contract.ts'
import classes from '../requests/requests.module.css'

interface SkillCheckProps {
  training: PortalTrainingsView['items'][number]
  close: () => void
}

/** The questions one below the other; the result at once, and another try where it was not enough. */
export function SkillCheck({ training, close }: SkillCheckProps) {
  const { t } = useMessages('portal')
  const [clientId, setClientId] = useState(newId)
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const { mutate, isPending, error, data } = useEndpointMutation(takeSkillCheck, { refreshes: [readPortalTrainings] })
  const { questions } = training
  const isWhole = questions.every(({ id }) => chosen[id] !== undefined)
  const send = () => {
    if (!isWhole) return
    const answers = Object.fromEntries(Object.entries(chosen).map(([id, choice]) => [id, Number(choice)]))
    mutate({ params: { id: training.id }, body: { clientId, answers } }, { onSuccess: () => setClientId(newId()) })
  }
  return (
    <div className={classes.form}>
      {data && (
        <p role="status">
          {t(data.hasPassed ? 'training.check.passed' : 'training.check.failed', {
            correct: data.correct,
            asked: data.asked,
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
          {questions.map(({ id, text, choices }, index) => (
            <Radio.Group
              key={id}
              label={t('training.check.question', { number: index + 1, text })}
              value={chosen[id] ?? ''}
              onChange={(choice) => setChosen({ ...chosen, [id]: choice })}
            >
              {choices.map((choice, place) => (
                <Radio key={choice} value={String(place)} label={choice} size="md" mt={12} />
              ))}
            </Radio.Group>
          ))}
          {!isWhole && <p className={classes.hint}>{t('training.check.all')}</p>}
        </Form>
      )}
    </div>
  )
}
